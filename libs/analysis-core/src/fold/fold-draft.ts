import type { FoundBuy } from '../buys/find-buys';
import type { FoundSale } from '../buys/find-sales';
import type { TransactionHead } from '../envelope/transaction-head';
import type { BuyRecord, FoldState, LeftOutReason } from './fold-state';
import { SlotSales } from './slot-sales';

/**
 * A {@link FoldState} while a page is folded into it. Until the end the state it began with is never
 * changed: of its buys only those of owners that the page touches are copied.
 */
export class FoldDraft {
  first: FoldState['first'];
  creator: string | null;
  launchpad: string | undefined;
  transactions: number;
  finished: FoldState['finished'];
  private readonly leftOut: Partial<Record<LeftOutReason, number>>;
  private readonly touched = new Map<string, BuyRecord[]>();
  private lastSlot: number;
  private signaturesOfLastSlot: Set<string>;
  private readonly sales: SlotSales;

  constructor(private readonly base: FoldState) {
    this.first = base.first;
    this.creator = base.creator;
    this.launchpad = base.launchpad;
    this.transactions = base.transactions;
    this.finished = base.finished;
    this.leftOut = { ...base.leftOut };
    this.lastSlot = base.lastSlot;
    this.signaturesOfLastSlot = new Set(base.signaturesOfLastSlot);
    this.sales = new SlotSales(base.soldInLastSlot);
  }

  /**
   * Whether the transaction was looked at before. A history runs forward, so whatever lies before
   * the newest slot repeats an earlier page.
   */
  hasSeen(head: TransactionHead): boolean {
    return (
      head.slot < this.lastSlot ||
      (head.slot === this.lastSlot && this.signaturesOfLastSlot.has(head.signature))
    );
  }

  markSeen(head: TransactionHead): void {
    if (head.slot !== this.lastSlot) {
      this.signaturesOfLastSlot = new Set();
      this.sales.beginSlot();
    }
    this.lastSlot = head.slot;
    this.signaturesOfLastSlot.add(head.signature);
  }

  countLeftOut(reason: LeftOutReason): void {
    this.leftOut[reason] = (this.leftOut[reason] ?? 0) + 1;
  }

  /** Takes the record over, with the flags that only the history knows. */
  addBuy({ owner, record }: FoundBuy): void {
    if (owner === this.creator) record.flags.push('creator');
    if (this.creator !== null && record.slot === this.first?.slot) record.flags.push('same_slot_as_creation');
    let buys = this.touched.get(owner);
    if (buys === undefined) {
      buys = [...(this.base.buys[owner] ?? [])];
      this.touched.set(owner, buys);
    }
    buys.push(record);
    if (this.sales.hasSold(owner)) this.judgeSlot(owner, buys);
  }

  /** Remembers a sale for as long as its slot lasts. */
  addSale(sale: FoundSale): void {
    this.sales.add(sale);
    const buys = this.touched.get(sale.owner) ?? this.base.buys[sale.owner];
    if (buys?.at(-1)?.slot === this.lastSlot) this.judgeSlot(sale.owner, buys);
  }

  private judgeSlot(owner: string, buys: readonly BuyRecord[]): void {
    this.touched.set(owner, this.sales.judge(owner, buys, this.lastSlot));
  }

  /** The state after the page; the one it began with stays as it was. */
  toState(): FoldState {
    return this.stateWith(this.touched.size === 0 ? this.base.buys : this.mergedInto(this.copiedBuys()));
  }

  /** The same, with the buys of the state it began with taken over: that state is used up. */
  intoState(): FoldState {
    return this.stateWith(this.mergedInto(this.base.buys));
  }

  private stateWith(buys: FoldState['buys']): FoldState {
    const soldInLastSlot = this.sales.toRecord();
    return {
      version: 1,
      mint: this.base.mint,
      first: this.first,
      creator: this.creator,
      ...(this.launchpad === undefined ? {} : { launchpad: this.launchpad }),
      transactions: this.transactions,
      buys,
      leftOut: this.leftOut,
      lastSlot: this.lastSlot,
      signaturesOfLastSlot: [...this.signaturesOfLastSlot],
      ...(soldInLastSlot === undefined ? {} : { soldInLastSlot }),
      finished: this.finished,
    };
  }

  /** Without a prototype thousands of keys are put in thrice as fast. */
  private copiedBuys(): FoldState['buys'] {
    const copy = Object.create(null) as FoldState['buys'];
    for (const owner in this.base.buys) copy[owner] = this.base.buys[owner] as BuyRecord[];
    return copy;
  }

  /** Owners keep their places, new ones follow. */
  private mergedInto(buys: FoldState['buys']): FoldState['buys'] {
    for (const [owner, records] of this.touched) buys[owner] = records;
    return buys;
  }
}
