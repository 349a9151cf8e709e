import { Inject, Injectable, Logger } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import type { Database, TokenRow } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { isTokenId } from '../tokens/token-id';
import { type MarketCapRefresh, MarketCapsService } from './market-caps.service';
import type { RefreshedMarketCapsDto } from './refresh-market-caps.dto';
import { presentRefresh } from './refresh.presenter';

/** A client does not wait longer for an answer; what has not been read by then has failed. */
const LONGEST_REFRESH_MS = 60_000;

/** Refreshes the market capitalisations that a client asks for. */
@Injectable()
export class RequestedRefreshService {
  private readonly logger = new Logger(RequestedRefreshService.name);

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly marketCaps: MarketCapsService,
  ) {}

  /** Tokens that fail are told as such; it rejects only with what the database throws. */
  async refresh(tokenIds: readonly number[]): Promise<RefreshedMarketCapsDto> {
    const ids = [...new Set(tokenIds)];
    const refreshed = await this.refreshWithin(await this.tokensOf(ids));
    const readAgain = new Set(
      refreshed
        .filter(({ outcome }) => outcome === 'refreshed' || outcome === 'not_kept')
        .map(({ id }) => id),
    );
    const rows = new Map((await this.tokensOf(ids)).map((row) => [row.id, row]));
    return presentRefresh(ids.map((id) => ({ id, row: rows.get(id) ?? null, readAgain: readAgain.has(id) })));
  }

  private tokensOf(ids: readonly number[]): Promise<TokenRow[]> {
    return this.database.tokens.findAll(ids.filter(isTokenId));
  }

  private async refreshWithin(tokens: readonly TokenRow[]): Promise<MarketCapRefresh[]> {
    const deadline = new AbortController();
    const late = new MeridinateError('UPSTREAM_TIMED_OUT', {
      ...{ upstream: 'DexScreener', call: 'tokens', afterMs: LONGEST_REFRESH_MS },
    });
    const timer = setTimeout(() => deadline.abort(late), LONGEST_REFRESH_MS);
    try {
      const known = tokens.map(({ id, mint }) => ({ id, mint }));
      const refreshed = await this.marketCaps.refresh(known, deadline.signal);
      this.report(refreshed);
      return refreshed;
    } finally {
      clearTimeout(timer);
    }
  }

  private report(refreshed: readonly MarketCapRefresh[]): void {
    const failures = refreshed.filter((each) => each.outcome === 'failed');
    const [first] = failures;
    if (first === undefined) return;
    this.logger.warn(
      `market capitalisations of ${failures.length} of ${refreshed.length} tokens were not read, such as of ${first.mint}: ${first.error.message}`,
    );
  }
}
