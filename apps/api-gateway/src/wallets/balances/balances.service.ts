import { Inject, Injectable, Logger } from '@nestjs/common';
import type { UpstreamCall } from '@meridinate/analysis-core';
import { isMeridinateError, redact } from '@meridinate/errors';
import type { Database, WalletBalanceRow } from '@meridinate/persistence';
import { DATABASE } from '../../database/database.module';
import { UpstreamAccess } from '../../engine/upstream-access';
import { WALL_CLOCK, type WallClock } from '../../market-caps/wall-clock';
import { type BalanceReading, readBalances } from './balance-reading';
import { BALANCE_SOURCES, type BalanceSources } from './balance-sources';

/** Balances that were refreshed. */
export interface RefreshedBalances {
  /** As they are kept now, by address; a wallet that could not be read is absent. */
  kept: ReadonlyMap<string, WalletBalanceRow>;
  /** What this refresh paid. */
  credits: number;
}

/** Reads the SOL balances of wallets again and keeps them in US dollars; a credit for each hundred. */
@Injectable()
export class BalancesService {
  private readonly logger = new Logger(BalancesService.name);
  /** What each wallet is being read by; whoever asks for it meanwhile waits for that. */
  private readonly underWay = new Map<string, Promise<BalanceReading>>();

  constructor(
    @Inject(BALANCE_SOURCES) private readonly sources: BalanceSources,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WALL_CLOCK) private readonly now: WallClock,
    private readonly upstreams: UpstreamAccess,
  ) {}

  /**
   * @param wallets each once, at least one
   * @throws the first failure, where no wallet at all could be read
   */
  async refresh(wallets: readonly string[]): Promise<RefreshedBalances> {
    let credits = 0;
    const missing = wallets.filter((wallet) => !this.underWay.has(wallet));
    if (missing.length > 0) this.begin(missing, (call) => (credits += call.credits));
    const readings = await Promise.all(this.readingsOf(wallets));
    const kept = new Map(readings.flatMap((reading) => [...reading.kept]));
    const failure = readings.find((reading) => reading.failure !== null)?.failure;
    if (failure && !wallets.some((wallet) => kept.has(wallet))) throw failure;
    return { kept, credits };
  }

  /** Each once, however many of the wallets it reads. */
  private readingsOf(wallets: readonly string[]): Set<Promise<BalanceReading>> {
    const readings = new Set<Promise<BalanceReading>>();
    for (const wallet of wallets) {
      const reading = this.underWay.get(wallet);
      if (reading !== undefined) readings.add(reading);
    }
    return readings;
  }

  private begin(wallets: readonly string[], onCall: (call: UpstreamCall) => void): void {
    const reading = this.read(wallets, onCall);
    for (const wallet of wallets) this.underWay.set(wallet, reading);
  }

  private async read(
    wallets: readonly string[],
    onCall: (call: UpstreamCall) => void,
  ): Promise<BalanceReading> {
    const reading = await readBalances(wallets, {
      sources: this.sources,
      context: this.upstreams.open({ onCall }),
      save: (balances) => this.database.wallets.saveBalances(balances, this.now()),
    });
    for (const wallet of wallets) this.underWay.delete(wallet);
    const { failure } = reading;
    if (failure !== null && !isMeridinateError(failure)) {
      this.logger.warn(`some balances were read and not kept: ${redact(String(failure))}`);
    }
    return reading;
  }
}
