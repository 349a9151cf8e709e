import type { Receipt, ReceiptItem } from '../limiter';
import { batchKey } from '../redis/keys';
import type { Known } from '../redis/known-limits';
import type { Recovery } from '../redis/store-link';
import type { LocalWindow, Spent } from './local-window';

const KEYS_IN_BATCH = 100;
const REFUNDS_KEPT = 1_000;

/** One key of the script that merges. */
interface MergeItem {
  strict: boolean;
  windowMs: number;
  known?: Known;
  spent: Spent;
  endMs: number;
}

interface Batch {
  mark: string;
  lastsMs: number;
  items: Map<string, MergeItem>;
}

export interface JournalOptions {
  replica: string;
  now: () => number;
  merge: (keys: string[], lastsMs: number, items: MergeItem[]) => Promise<unknown>;
  refund: (items: readonly ReceiptItem[]) => Promise<unknown>;
  onRecovered: () => void;
}

/** What Redis has missed, until it has it. A batch that may have arrived is sent again under its mark. */
export class Journal implements Recovery {
  private readonly changed = new Map<string, { window: LocalWindow; strict: boolean; windowMs: number }>();
  private readonly lost = new Map<string, Known>();
  private readonly refunds: Receipt[] = [];
  private batch: Batch | null = null;
  private batches = 0;

  constructor(private readonly options: JournalOptions) {}

  /** A window has spent or got back what Redis has not heard of. */
  noteSpent(key: string, window: LocalWindow, shape: { strict: boolean; windowMs: number }): void {
    this.changed.set(key, { window, strict: shape.strict, windowMs: shape.windowMs });
  }

  /** Redis has lost what was known of a key. */
  noteLost(key: string, known: Known): void {
    this.lost.set(key, known);
  }

  /** A refund of what was charged in Redis; beyond a thousand they are forgotten. */
  noteRefund(receipt: Receipt): void {
    if (this.refunds.length < REFUNDS_KEPT) this.refunds.push(receipt);
  }

  pending(): boolean {
    return this.batch !== null || this.changed.size + this.lost.size + this.refunds.length > 0;
  }

  async recover(): Promise<void> {
    this.batch ??= this.nextBatch();
    const { mark, lastsMs, items } = this.batch;
    if (items.size > 0) {
      await this.options.merge([batchKey(mark), ...items.keys()], lastsMs, [...items.values()]);
    }
    this.batch = null;
    // A refund whose answer is lost may have been made, so none is sent twice.
    for (let next = this.refunds.shift(); next; next = this.refunds.shift()) {
      await this.options.refund(next.items);
    }
  }

  recovered(): void {
    this.options.onRecovered();
  }

  private nextBatch(): Batch {
    const nowMs = this.options.now();
    const items = new Map<string, MergeItem>();
    for (const [key, known] of this.lost) {
      if (items.size === KEYS_IN_BATCH) break;
      this.lost.delete(key);
      const { strict, windowMs, endMs } = known;
      if (nowMs < endMs) items.set(key, { strict, windowMs, known, spent: [], endMs });
    }
    for (const [key, { window, strict, windowMs }] of this.changed) {
      if (items.size >= KEYS_IN_BATCH) break;
      this.changed.delete(key);
      const { known, endMs } = window;
      items.set(key, { strict, windowMs, known, spent: window.takeSpent(), endMs });
    }
    const lastsMs = Math.max(1, ...[...items.values()].map(({ windowMs }) => windowMs));
    return { mark: `${this.options.replica}:${++this.batches}`, lastsMs, items };
  }
}
