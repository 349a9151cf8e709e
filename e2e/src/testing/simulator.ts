import { ask } from './api';

/** A buyer the simulator meant to create, in the order of the chain. */
export interface TrueBuyer {
  wallet: string;
  firstBuy: { signature: string };
  transactionCount: number;
  tokenAmount: string;
  lamportsSpent: string;
  usd: number | null;
  flags: string[];
}

/** A rule of the simulator's fault board, as it is put and as it comes back. */
export interface FaultRule {
  kind: string;
  match?: { upstream?: string; method?: string };
  ms?: number;
  probability?: number;
  times?: number;
}

interface Truth {
  buyers: TrueBuyer[];
}

/** What the simulator knows of itself. */
export class SimulatorKnowledge {
  constructor(private readonly url: string) {}

  async mints(count: number): Promise<string[]> {
    const { body } = await ask<{ mint: string }[]>(`${this.url}/_simulator/mints?count=${count}`);
    return body.map(({ mint }) => mint);
  }

  /** Buyers within the first `transactionLimit` successful transactions of a mint. */
  async truth(mint: string, transactionLimit: number): Promise<TrueBuyer[]> {
    const query = `transactionLimit=${transactionLimit}`;
    return (await ask<Truth>(`${this.url}/_simulator/truth/${mint}?${query}`)).body.buyers;
  }

  /** Credits the simulator would have billed since it started. */
  async billedCredits(): Promise<number> {
    return (await ask<{ credits: number }>(`${this.url}/_simulator/ledger`)).body.credits;
  }

  /** Requests of one upstream since the ledger was reset. */
  async requests(upstream: string): Promise<number> {
    const { body } = await ask<{ requests: Record<string, number> }>(`${this.url}/_simulator/ledger`);
    return body.requests[upstream] ?? 0;
  }

  async resetLedger(): Promise<void> {
    await ask(`${this.url}/_simulator/ledger`, { method: 'DELETE' });
  }

  /** How often faults of a kind were played since the rules were set. */
  async played(kind: string): Promise<number> {
    const { body } = await ask<(FaultRule & { used: number })[]>(`${this.url}/_simulator/faults`);
    return body.filter((rule) => rule.kind === kind).reduce((sum, { used }) => sum + used, 0);
  }

  async setFaults(faults: unknown[]): Promise<void> {
    const init = {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    };
    const { status } = await ask(`${this.url}/_simulator/faults`, init);
    expect(status).toBeLessThan(300);
  }
}
