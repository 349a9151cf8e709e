import { Dice } from '../chain/dice';
import type { FaultKind, FaultRule, Upstream } from './fault-rules';

/** What shall go wrong with one request. */
export interface DueFault {
  latencyMs: number;
  kind: Exclude<FaultKind, 'latency'> | null;
}

/** Kinds that make sense for some calls only. */
const ONLY_FOR: Partial<Record<FaultKind, string>> = {
  plan_refused_gtfa: 'getTransactionsForAddress',
  plan_refused_batch: 'batch',
  repeat_token: 'getTransactionsForAddress',
  empty_page_with_token: 'getTransactionsForAddress',
};
const HELIUS_ONLY: ReadonlySet<FaultKind> = new Set(['credits_exhausted', 'key_rejected', 'plan_refused']);

/** The rules in force. Latencies add up; of the other kinds the first rule that is due decides. */
export class FaultBoard {
  private rules: { rule: FaultRule; used: number }[] = [];
  private dice: Dice;

  constructor(private readonly seed: string) {
    this.dice = Dice.of('faults', seed);
  }

  /** Puts rules in force in place of all others; counters and dice begin anew. */
  replace(rules: readonly FaultRule[]): void {
    this.rules = rules.map((rule) => ({ rule, used: 0 }));
    this.dice = Dice.of('faults', this.seed);
  }

  list(): (FaultRule & { used: number })[] {
    return this.rules.map(({ rule, used }) => ({ ...rule, used }));
  }

  /** Uses up what is due for a call. */
  take(upstream: Upstream, method: string): DueFault {
    let latencyMs = 0;
    for (const entry of this.rules) {
      if (!this.isDue(entry, upstream, method)) continue;
      entry.used += 1;
      const { kind, ms = 0 } = entry.rule;
      if (kind !== 'latency') return { latencyMs, kind };
      latencyMs += ms;
    }
    return { latencyMs, kind: null };
  }

  private isDue(entry: { rule: FaultRule; used: number }, upstream: Upstream, method: string): boolean {
    const { match, kind, probability, times } = entry.rule;
    if (times !== undefined && entry.used >= times) return false;
    if (match.upstream !== undefined && match.upstream !== upstream) return false;
    if (match.method !== undefined && match.method !== method) return false;
    if (ONLY_FOR[kind] !== undefined && ONLY_FOR[kind] !== method) return false;
    if (HELIUS_ONLY.has(kind) && upstream !== 'helius') return false;
    return this.dice.chance(probability);
  }
}
