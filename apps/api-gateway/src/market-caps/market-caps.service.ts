import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { CallContext } from '@meridinate/analysis-core';
import type { MarketSource, UpstreamPace } from '@meridinate/analysis-run';
import { isMeridinateError, MeridinateError, redact } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { UPSTREAM_PACE } from '../engine/upstream-pace';
import { ServiceObservations } from '../observations/service-observations';
import { MARKET_SOURCE } from './market-source';
import { WALL_CLOCK, type WallClock } from './wall-clock';

/** A token of the database. */
export interface KnownToken {
  id: number;
  mint: string;
}

interface Failure {
  outcome: 'failed';
  error: MeridinateError;
  /** Whether another try may do better. */
  mayPass: boolean;
}

/**
 * What became of one token. `refreshed`: `usd` is kept as of `at`, ms since the epoch. `not_traded`: no
 * pair trades it, so what is kept stays. `not_kept`: the token is gone, or a newer figure is kept.
 */
export type MarketCapRefresh = KnownToken &
  ({ outcome: 'refreshed'; usd: number; at: number } | { outcome: 'not_traded' | 'not_kept' } | Failure);

/**
 * Calls at a time. The pace serves in the order of asking, so that many at once would keep an analysis
 * waiting behind all of them.
 */
const AT_ONCE = 4;

/** Reads the present market capitalisation of tokens again and keeps it. It costs no credits. */
@Injectable()
export class MarketCapsService implements OnModuleDestroy {
  private readonly logger = new Logger(MarketCapsService.name);
  private readonly stopping = new AbortController();

  constructor(
    @Inject(MARKET_SOURCE) private readonly market: MarketSource,
    @Inject(UPSTREAM_PACE) private readonly pace: UpstreamPace,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WALL_CLOCK) private readonly now: WallClock,
    private readonly observations: ServiceObservations,
  ) {}

  onModuleDestroy(): void {
    this.stopping.abort(new MeridinateError('SERVICE_STOPPING', {}));
  }

  /**
   * Never rejects: one token that fails does not stop the others, and after an abort of `signal`, or
   * when the service stops, the rest fails without a call.
   *
   * @returns one for each token, in their order
   */
  async refresh(tokens: readonly KnownToken[], signal?: AbortSignal): Promise<MarketCapRefresh[]> {
    const refreshed: MarketCapRefresh[] = [];
    const context = this.context(signal);
    const waiting = tokens.entries();
    const takeNext = async (): Promise<void> => {
      for (const [place, token] of waiting) refreshed[place] = await this.refreshOne(token, context);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, takeNext));
    return refreshed;
  }

  private async refreshOne({ id, mint }: KnownToken, context: CallContext): Promise<MarketCapRefresh> {
    try {
      const marketCap = await this.market.readMarketCap(mint, context);
      if (marketCap === null) return { id, mint, outcome: 'not_traded' };
      const { usd } = marketCap;
      const at = this.now();
      const kept = await this.database.tokens.saveMarketCap(id, usd, at);
      return kept ? { id, mint, outcome: 'refreshed', usd, at } : { id, mint, outcome: 'not_kept' };
    } catch (error) {
      if (!isMeridinateError(error)) return { id, mint, ...this.databaseFailed(error, mint) };
      return { id, mint, outcome: 'failed', error, mayPass: error.retryable || context.signal.aborted };
    }
  }

  /** The words of the database are for the log, not for clients. */
  private databaseFailed(cause: unknown, mint: string): Failure {
    this.logger.warn(`the market capitalisation of ${mint} was not kept: ${redact(String(cause))}`);
    const error = new MeridinateError('INTERNAL_FAULT', { reference: mint }, { cause });
    return { outcome: 'failed', error, mayPass: true };
  }

  private context(signal?: AbortSignal): CallContext {
    const { signal: stopping } = this.stopping;
    const ends = signal === undefined ? stopping : AbortSignal.any([signal, stopping]);
    return {
      signal: ends,
      admit: (upstream) => this.pace.admit(upstream, ends),
      authorize: (needed) => {
        throw new MeridinateError('CREDIT_LIMIT_REACHED', { spent: 0, limit: 0, needed });
      },
      record: (call) => this.observations.upstreamCall(call),
    };
  }
}
