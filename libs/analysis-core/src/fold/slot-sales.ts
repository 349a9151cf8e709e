import type { FoundSale } from '../buys/find-sales';
import type { BuyFlag, BuyRecord, FoldState } from './fold-state';

const SANDWICH: BuyFlag = 'sandwich';

/** What was sold in the newest slot, and the purchases of that slot that it undid. */
export class SlotSales {
  private readonly sold: Map<string, bigint>;

  constructor(sold: FoldState['soldInLastSlot']) {
    this.sold = new Map(Object.entries(sold ?? {}).map(([owner, tokens]) => [owner, BigInt(tokens)]));
  }

  /** Forgets what was sold: a sandwich never spans two slots. */
  beginSlot(): void {
    this.sold.clear();
  }

  add({ owner, tokens }: FoundSale): void {
    this.sold.set(owner, (this.sold.get(owner) ?? 0n) + tokens);
  }

  hasSold(owner: string): boolean {
    return this.sold.has(owner);
  }

  /**
   * The owner's buys with those of the slot flagged `sandwich`, or not: flagged when what it bought and
   * what it sold in the slot differ by at most a hundredth of what it bought. All of the slot counts,
   * in whatever order it comes, so a flag is taken back when more is bought. Given records are never changed.
   */
  judge(owner: string, buys: readonly BuyRecord[], slot: number): BuyRecord[] {
    let bought = 0n;
    for (const buy of buys) if (buy.slot === slot) bought += BigInt(buy.tokens);
    const difference = bought - (this.sold.get(owner) ?? 0n);
    const isSandwich = (difference < 0n ? -difference : difference) * 100n <= bought;
    return buys.map((buy) => {
      if (buy.slot !== slot || buy.flags.includes(SANDWICH) === isSandwich) return buy;
      const others = buy.flags.filter((flag) => flag !== SANDWICH);
      return { ...buy, flags: isSandwich ? [...others, SANDWICH] : others };
    });
  }

  /** As the state keeps it; absent while nothing was sold. */
  toRecord(): FoldState['soldInLastSlot'] {
    if (this.sold.size === 0) return undefined;
    return Object.fromEntries([...this.sold].map(([owner, tokens]) => [owner, String(tokens)]));
  }
}
