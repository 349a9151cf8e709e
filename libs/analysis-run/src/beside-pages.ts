import {
  DEFAULT_EXCLUDE,
  minutesToPrice,
  report,
  type BuyFlag,
  type FoldLimits,
  type FoldState,
} from '@meridinate/analysis-core';
import type { AnalysisRequest } from './analysis-engine';
import { withBalancesOf } from './balances';
import type { AnalysisCheckpoint, WalletBalances } from './ports';
import type { RunParts } from './run-parts';

/** One call serves a hundred wallets for the price of one, so that many candidates are asked for. */
const WALLETS_ASKED_AHEAD = 100;

/**
 * What is asked beside the pages, so that little is left to wait for after the last of them. What is
 * asked never depends on how fast anybody answers; whatever fails here is said when it is asked for in
 * earnest.
 */
export class BesidePages {
  private prices: Promise<unknown> = Promise.resolve();
  private reading: Promise<void> | null = null;

  /** @param balances those bought so far, by this run or an earlier attempt */
  constructor(
    private readonly request: AnalysisRequest,
    private readonly parts: RunParts,
    public balances: WalletBalances,
  ) {}

  /**
   * Called after each page; `limits` are those of the fold.
   *
   * Prices are free and the source remembers the minutes that are over; they are asked for one page
   * after the other.
   */
  afterPage({ state, historyRead }: AnalysisCheckpoint, limits: FoldLimits): void {
    const { sources, meter, signal } = this.parts;
    const minutes = minutesToPrice(state, this.exclude);
    const ask = (): Promise<unknown> =>
      sources.prices.solUsdAt(minutes, meter.context(signal), { ahead: !historyRead });
    this.prices = this.prices.then(ask).catch(() => undefined);
    if (!historyRead && this.reading === null && Object.keys(this.balances).length === 0) {
      this.readBalances(state, limits);
    }
  }

  private get exclude(): readonly BuyFlag[] {
    return this.request.settings.exclude ?? DEFAULT_EXCLUDE;
  }

  /** Resolves when nothing is under way any more; never rejects. */
  async settled(): Promise<void> {
    await this.prices;
    await this.reading;
  }

  /**
   * The candidates known so far are asked for once there are as many as are wanted. A few of the final
   * list may come later and cost a credit more; that is the price of not waiting for a call at the end.
   */
  private readBalances(state: FoldState, limits: FoldLimits): void {
    const { maxWallets, stopWhenFound } = this.request.settings;
    if (stopWhenFound === true || !this.leavesEnoughForPages(state)) return;
    const everybody = {
      minUsd: 0,
      exclude: this.exclude,
      maxWallets: WALLETS_ASKED_AHEAD,
      solUsdAt: () => null,
    };
    const wallets = report(state, everybody, limits).earlyBuyers.map(({ walletAddress }) => walletAddress);
    if (wallets.length < maxWallets) return;
    const from = { ...this.parts, accounts: this.parts.sources.accounts };
    this.reading = withBalancesOf(wallets, {}, from).then(
      (balances) => void (this.balances = balances),
      () => undefined,
    );
  }

  /** Whether the history's rest, at what it cost so far, could still be paid after a call of balances. */
  private leavesEnoughForPages({ transactions }: FoldState): boolean {
    const { meter } = this.parts;
    const creditsEach = meter.ledger.credits / transactions;
    const left = this.request.settings.transactionLimit - transactions;
    return meter.affords(Math.ceil(creditsEach * left) + 1);
  }
}
