import type { CallContext } from '@meridinate/analysis-core';
import type { AskSource } from '../ask-source';
import type { PriceCache } from '../price-cache';
import type { PriceStore } from '../price-store';
import type { PastSolPrice } from '../sol-price';
import { askAtOnce } from './ask-at-once';
import type { PastSource } from './past-source';
import { SETTLED_AFTER, nextBlock, priceable } from './priceable';

/** Questions of one source under way at the same time, for one request; keyless sources bear few. */
const AT_ONCE = 4;

type Prices = Map<number, PastSolPrice>;

/**
 * Prices minutes by asking one source after another for those still missing. A source that fails is
 * left for the rest of this request; what no source knows stays absent.
 */
export class PastPrices {
  /** @param store must not fail */
  constructor(
    private readonly sources: readonly PastSource[],
    private readonly ask: AskSource,
    private readonly cache: PriceCache,
    private readonly store: PriceStore,
    private readonly now: () => number,
  ) {}

  /** @param ahead see `PastPriceOptions` */
  async at(minutes: readonly number[], context: CallContext, ahead: boolean): Promise<Prices> {
    const thisMinute = Math.floor(this.now() / 60_000);
    const wanted = priceable(minutes, thisMinute);
    const next = ahead ? nextBlock(wanted, thisMinute) : [];
    const known = await this.known([...wanted, ...next]);
    const settled: Prices = new Map();
    for (const source of this.sources) {
      // Nothing a coarse source says is kept, so that it cannot be asked ahead.
      const missing = (source.exact ? [...wanted, ...next] : wanted).filter((minute) => !known.has(minute));
      if (missing.length === 0) continue;
      const prices = await this.pricesFrom(source, missing, thisMinute, context);
      for (const minute of missing) copy(minute, prices, known);
      if (source.exact) this.settle(prices, thisMinute, settled);
    }
    await this.store.keep(settled);
    const answer: Prices = new Map();
    for (const minute of wanted) copy(minute, known, answer);
    return answer;
  }

  /** What memory and the store know of these minutes. */
  private async known(minutes: readonly number[]): Promise<Prices> {
    const known: Prices = new Map();
    for (const minute of minutes) {
      const remembered = this.cache.get(minute);
      if (remembered !== undefined) known.set(minute, remembered);
    }
    const unknown = minutes.filter((minute) => !known.has(minute));
    const stored = await this.store.read(unknown);
    for (const minute of unknown) {
      const price = copy(minute, stored, known);
      if (price !== undefined) this.cache.set(minute, price);
    }
    return known;
  }

  private async pricesFrom(
    source: PastSource,
    minutes: readonly number[],
    thisMinute: number,
    context: CallContext,
  ): Promise<Prices> {
    const questions = source.questions(minutes, thisMinute);
    const answers = await askAtOnce(questions, AT_ONCE, (question) => this.ask(question, context));
    const prices: Prices = new Map();
    for (const [question, points] of answers) {
      for (const minute of question.minutes) {
        const point = source.pick(points, minute);
        if (point === null) continue;
        prices.set(minute, { usd: point.usd, source: source.source, ageMinutes: minute - point.minute });
      }
    }
    return prices;
  }

  /** Remembers what is final and new; a minute that an earlier source has priced stays as it is. */
  private settle(prices: Prices, thisMinute: number, settled: Prices): void {
    for (const [minute, price] of prices) {
      if (minute + SETTLED_AFTER > thisMinute || this.cache.get(minute) !== undefined) continue;
      this.cache.set(minute, price);
      settled.set(minute, price);
    }
  }
}

function copy(minute: number, from: ReadonlyMap<number, PastSolPrice>, to: Prices): PastSolPrice | undefined {
  const price = from.get(minute);
  if (price !== undefined) to.set(minute, price);
  return price;
}
