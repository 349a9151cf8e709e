import type { BilledCall } from '../server/answer';

/** What has been billed and asked since the last reset. */
export interface LedgerReport {
  /** Credits in all. */
  credits: number;
  /** Billed calls by method. */
  calls: Record<string, { calls: number; credits: number }>;
  /** Requests by upstream, whatever became of them. */
  requests: Record<string, number>;
}

/**
 * Counts credits the way the vendor does: a call is billed when the headers of its status-200 answer
 * are sent, also when the answer is a JSON-RPC error or is cut off afterwards. Nothing else is.
 */
export class Ledger {
  private calls = new Map<string, { calls: number; credits: number }>();
  private requests = new Map<string, number>();

  countRequest(upstream: string): void {
    this.requests.set(upstream, (this.requests.get(upstream) ?? 0) + 1);
  }

  bill(billed: readonly BilledCall[]): void {
    for (const { method, credits } of billed) {
      const before = this.calls.get(method) ?? { calls: 0, credits: 0 };
      this.calls.set(method, { calls: before.calls + 1, credits: before.credits + credits });
    }
  }

  reset(): void {
    this.calls = new Map();
    this.requests = new Map();
  }

  report(): LedgerReport {
    return {
      credits: [...this.calls.values()].reduce((sum, { credits }) => sum + credits, 0),
      calls: Object.fromEntries(this.calls),
      requests: Object.fromEntries(this.requests),
    };
  }
}
