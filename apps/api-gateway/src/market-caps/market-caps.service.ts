import { Inject, Injectable, Logger } from '@nestjs/common';
import type { CallContext, MarketCap } from '@meridinate/analysis-core';
import { MOST_MINTS_A_CALL } from '@meridinate/dexscreener-client';
import { isMeridinateError, MeridinateError, redact } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { askInBatches } from '../engine/batched-calls';
import { UpstreamAccess } from '../engine/upstream-access';
import { MARKET_SOURCE, type MarketSource } from './market-source';
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
export type MarketCapRefresh = KnownToken & Outcome;

type Outcome =
  { outcome: 'refreshed'; usd: number; at: number } | { outcome: 'not_traded' | 'not_kept' } | Failure;

/** Reads the present market capitalisation of tokens again and keeps it. It costs no credits. */
@Injectable()
export class MarketCapsService {
  private readonly logger = new Logger(MarketCapsService.name);

  constructor(
    @Inject(MARKET_SOURCE) private readonly market: MarketSource,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WALL_CLOCK) private readonly now: WallClock,
    private readonly upstreams: UpstreamAccess,
  ) {}

  /**
   * Never rejects: a call that fails, and speaks of up to {@link MOST_MINTS_A_CALL} tokens, does not stop
   * the others, and after an abort of `signal`, or when the service stops, the rest fails without a call.
   *
   * @returns one for each token, in their order
   */
  async refresh(tokens: readonly KnownToken[], signal?: AbortSignal): Promise<MarketCapRefresh[]> {
    const refreshed: MarketCapRefresh[][] = [];
    const context = this.upstreams.open({ signal });
    await askInBatches(tokens, MOST_MINTS_A_CALL, async (batch, place) => {
      refreshed[place] = await this.refreshBatch(batch, context);
    });
    return refreshed.flat();
  }

  private async refreshBatch(
    tokens: readonly KnownToken[],
    context: CallContext,
  ): Promise<MarketCapRefresh[]> {
    const mints = [...new Set(tokens.map(({ mint }) => mint))];
    const read = await this.market.readMarketCaps(mints, context).then(
      (marketCaps) => ({ marketCaps, at: this.now() }),
      (error: unknown) => this.failure(error, mints, context),
    );
    if ('outcome' in read) return tokens.map(({ id, mint }) => ({ id, mint, ...read }));
    const refreshed: MarketCapRefresh[] = [];
    for (const token of tokens) {
      const kept = this.keep(token, read.marketCaps.get(token.mint), read.at);
      const failed = (error: unknown): Failure => this.failure(error, [token.mint], context);
      refreshed.push({ id: token.id, mint: token.mint, ...(await kept.catch(failed)) });
    }
    return refreshed;
  }

  private async keep({ id }: KnownToken, marketCap: MarketCap | undefined, at: number): Promise<Outcome> {
    if (marketCap === undefined) return { outcome: 'not_traded' };
    const { usd } = marketCap;
    const kept = await this.database.tokens.saveMarketCap(id, usd, at);
    return kept ? { outcome: 'refreshed', usd, at } : { outcome: 'not_kept' };
  }

  /** The words of a database are for the log, not for clients. */
  private failure(cause: unknown, mints: readonly string[], { signal }: CallContext): Failure {
    if (isMeridinateError(cause)) {
      return { outcome: 'failed', error: cause, mayPass: cause.retryable || signal.aborted };
    }
    const [mint = ''] = mints;
    this.logger.warn(`the market capitalisation of ${mint} was not kept: ${redact(String(cause))}`);
    const error = new MeridinateError('INTERNAL_FAULT', { reference: mint }, { cause });
    return { outcome: 'failed', error, mayPass: true };
  }
}
