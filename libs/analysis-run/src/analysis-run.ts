import {
  DEFAULT_EXCLUDE,
  minutesOf,
  minutesToPrice,
  report,
  type AnalysisPhase,
  type AnalysisResult,
  type EarlyBuyersReport,
  type FoldLimits,
  type FoldState,
  type MarketCap,
  type PricedMinute,
  type TokenFacts,
} from '@meridinate/analysis-core';
import type { AnalysisRequest } from './analysis-engine';
import { addBalances, withBalancesOf } from './balances';
import { BesidePages } from './beside-pages';
import type { AnalysisCheckpoint, PastSolPrice, SolPrice } from './ports';
import { readHistory } from './read-history';
import type { RunParts } from './run-parts';

/**
 * One analysis from a checkpoint to its result: token, history, prices, balances.
 *
 * The mint is checked before anything dear is bought. `checkpoint` is always the newest, so that a
 * failure can hand it on.
 */
export class AnalysisRun {
  private readonly beside: BesidePages;
  private saving: Promise<void> = Promise.resolve();

  constructor(
    private readonly request: AnalysisRequest,
    private readonly parts: RunParts,
    public checkpoint: AnalysisCheckpoint,
  ) {
    this.beside = new BesidePages(request, parts, checkpoint.balances);
  }

  /** @throws MeridinateError whatever ended it; `checkpoint` then says how far it got. */
  async toResult(): Promise<AnalysisResult> {
    const { sources, meter, signal } = this.parts;
    const { settings, mint } = this.request;
    const token = await this.readToken();
    const free = meter.context(signal);
    const beside = Promise.all([
      sources.market.readMarketCap(mint, free).catch(() => null),
      sources.prices.solUsdNow(free).catch(() => null),
    ]);

    this.tell('reading_history');
    const limits = { transactionLimit: settings.transactionLimit, timeWindowHours: settings.timeWindowHours };
    const endedBy = await readHistory(
      {
        mint,
        limits,
        history: sources.history,
        folder: this.parts.folder,
        meter,
        signal,
        afterPage: async (checkpoint) => {
          await this.keep(checkpoint);
          this.tell('reading_history');
          this.beside.afterPage(checkpoint, limits);
        },
        isEnough: (state) => this.hasEnough(state, limits),
      },
      this.checkpoint,
    );

    const [marketCap, solUsd] = await beside;
    return this.conclude({ token, limits, endedBy, marketCap, solUsd });
  }

  /** Resolves when a run that ended has nothing under way any more, so that its ledger is final. */
  async settled(): Promise<void> {
    await this.beside.settled();
    await this.saving.catch(() => undefined);
  }

  /** Keeps the newest checkpoint, one keeping after the other. */
  save(): Promise<void> {
    const { meter, observer } = this.parts;
    this.saving = this.saving
      .catch(() => undefined)
      .then(async () => {
        const standing = meter.standing();
        this.checkpoint = { ...this.checkpoint, ...standing, balances: this.beside.balances };
        await observer.checkpoint(this.checkpoint);
        meter.kept(standing);
      });
    return this.saving;
  }

  private async readToken(): Promise<TokenFacts> {
    if (this.checkpoint.token) return this.checkpoint.token;
    this.tell('reading_token');
    const context = this.parts.meter.context(this.parts.signal);
    const token = await this.parts.sources.accounts.readToken(this.request.mint, context);
    await this.keep({ ...this.checkpoint, token });
    return token;
  }

  private async conclude(read: {
    token: TokenFacts;
    limits: { transactionLimit: number; timeWindowHours: number };
    endedBy: 'credit_limit' | 'wallets_found' | null;
    marketCap: MarketCap | null;
    solUsd: SolPrice | null;
  }): Promise<AnalysisResult> {
    const { sources, meter, signal } = this.parts;
    this.tell('pricing');
    await this.beside.settled();
    const { state } = this.checkpoint;
    const { found, prices } = await this.report(state, read.limits);
    const { earlyBuyers, stoppedBy, ...rest } = found;

    this.tell('reading_balances');
    const { solUsd } = read;
    const wallets = earlyBuyers.map(({ walletAddress }) => walletAddress);
    const from = { accounts: sources.accounts, meter, signal };
    const balances = await withBalancesOf(wallets, this.beside.balances, from);
    this.tell('done');
    return {
      ...rest,
      stoppedBy: read.endedBy ?? stoppedBy,
      token: read.token,
      marketCap: read.marketCap,
      solUsd,
      earlyBuyers: addBalances(earlyBuyers, balances, solUsd),
      solPrices: pricedMinutes(minutesOf(state, wallets), prices),
      ledger: meter.ledger,
      creditsUnaccounted: meter.unaccounted,
    };
  }

  /** The buyers of a state at the prices of their minutes, and those prices. */
  private async report(
    state: FoldState,
    limits: FoldLimits,
  ): Promise<{ found: EarlyBuyersReport; prices: ReadonlyMap<number, PastSolPrice> }> {
    const { sources, meter, signal } = this.parts;
    const { minUsd, maxWallets, exclude = DEFAULT_EXCLUDE } = this.request.settings;
    const prices = await sources.prices.solUsdAt(minutesToPrice(state, exclude), meter.context(signal));
    const solUsdAt = (minute: number): number | null => prices.get(minute)?.usd ?? null;
    return { found: report(state, { minUsd, maxWallets, exclude, solUsdAt }, limits), prices };
  }

  /** Prices are free, a page is not; so the buyers so far are valued before the next page is bought. */
  private async hasEnough(state: FoldState, limits: FoldLimits): Promise<boolean> {
    const { stopWhenFound, maxWallets } = this.request.settings;
    if (stopWhenFound !== true) return false;
    return (await this.report(state, limits)).found.earlyBuyers.length >= maxWallets;
  }

  private keep(checkpoint: AnalysisCheckpoint): Promise<void> {
    this.checkpoint = checkpoint;
    return this.save();
  }

  private tell(phase: AnalysisPhase): void {
    const { transactions, buys } = this.checkpoint.state;
    this.parts.observer.progress({
      phase,
      transactions,
      buyersFound: Object.keys(buys).length,
      ledger: this.parts.meter.ledger,
      share: phase === 'done' ? 1 : Math.min(1, transactions / this.request.settings.transactionLimit),
    });
  }
}

const pricedMinutes = (
  minutes: readonly number[],
  prices: ReadonlyMap<number, PastSolPrice>,
): PricedMinute[] =>
  minutes.flatMap((minute) => {
    const price = prices.get(minute);
    return price === undefined ? [] : [{ minute, ...price }];
  });
