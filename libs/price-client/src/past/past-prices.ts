import type { CallContext } from '@meridinate/analysis-core';
import type { AskSource } from '../ask-source';
import type { PriceCache } from '../price-cache';
import type { SolPrice } from '../sol-price';
import type { PastSource } from './past-source';

/** SOL began to trade in April 2020; an earlier time is an error of whoever states it. */
const FIRST_TRADED_MINUTE = Date.UTC(2020, 3, 10) / 60_000;

/** How far ahead of this machine's clock a block may be, in minutes. */
const CLOCK_TOLERANCE = 10;

/** Minutes after which a candle is final: its own, and one more for the source to publish it. */
const SETTLED_AFTER = 2;

/**
 * Prices minutes by asking one source after another for those still missing. A source that fails is
 * left for the rest of this request; what no source knows stays absent.
 */
export class PastPrices {
  constructor(
    private readonly sources: readonly PastSource[],
    private readonly ask: AskSource,
    private readonly cache: PriceCache,
    private readonly now: () => number,
  ) {}

  async at(minutes: readonly number[], context: CallContext): Promise<ReadonlyMap<number, SolPrice>> {
    const thisMinute = Math.floor(this.now() / 60_000);
    const wanted = [...new Set(minutes)]
      .filter((minute) => isPriceable(minute, thisMinute))
      .sort((a, b) => a - b);
    const prices = new Map<number, SolPrice>();
    for (const minute of wanted) {
      const kept = this.cache.get(minute);
      if (kept !== undefined) prices.set(minute, kept);
    }
    for (const source of this.sources) {
      const missing = wanted.filter((minute) => !prices.has(minute));
      if (missing.length === 0) break;
      for (const [minute, usd] of await this.pricesFrom(source, missing, context)) {
        const price = { usd, source: source.source };
        prices.set(minute, price);
        if (source.exact && minute + SETTLED_AFTER <= thisMinute) this.cache.set(minute, price);
      }
    }
    return prices;
  }

  private async pricesFrom(
    source: PastSource,
    minutes: readonly number[],
    context: CallContext,
  ): Promise<Map<number, number>> {
    const prices = new Map<number, number>();
    for (const question of source.questions(minutes)) {
      const points = await this.ask(question, context);
      if (points === null) break;
      for (const minute of question.minutes) {
        const point = source.pick(points, minute);
        if (point !== null) prices.set(minute, point.usd);
      }
    }
    return prices;
  }
}

const isPriceable = (minute: number, thisMinute: number): boolean =>
  Number.isInteger(minute) && minute >= FIRST_TRADED_MINUTE && minute <= thisMinute + CLOCK_TOLERANCE;
