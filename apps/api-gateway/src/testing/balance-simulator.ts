import { join } from 'node:path';
import { startService, type Service } from '@meridinate/local-cluster';

const MAIN = join(__dirname, '../../../upstream-simulator/dist/main.js');
const SOL = 'So11111111111111111111111111111111111111112';
const PER_CALL = 100;

/** A fault of what a refresh of balances asks, as the simulator plays it. */
export interface BalanceFault {
  match: { method: 'getMultipleAccounts' } | { upstream: 'helius' | 'jupiter' | 'dexscreener' | 'coingecko' };
  kind: 'html_502' | 'empty_503' | 'key_rejected' | 'rate_limited' | 'credits_exhausted' | 'hang' | 'latency';
  ms?: number;
  times?: number;
}

/** What was asked and billed since the last reset. */
export interface Bill {
  credits: number;
  calls: Record<string, { calls: number }>;
  requests: Record<string, number>;
}

/** The simulator as a process of its own, whose clock stands still, asked about balances. */
export class BalanceSimulator {
  private constructor(private readonly service: Service) {}

  static async start(): Promise<BalanceSimulator> {
    const service = await startService({
      ...{ name: 'upstream-simulator', script: MAIN, env: {} },
      args: ['--now', '1763640000'],
      readyPath: '/_simulator/health',
    });
    return new BalanceSimulator(service);
  }

  get url(): string {
    return this.service.url;
  }

  async stop(): Promise<void> {
    await this.service.stop();
  }

  /** Lamports of each wallet; null where there is no account. */
  async lamports(wallets: readonly string[]): Promise<(number | null)[]> {
    const found: (number | null)[] = [];
    for (let at = 0; at < wallets.length; at += PER_CALL) {
      const params = [wallets.slice(at, at + PER_CALL), { encoding: 'base64' }];
      const body = JSON.stringify({ jsonrpc: '2.0', id: '1', method: 'getMultipleAccounts', params });
      const headers = { 'content-type': 'application/json' };
      const { result } = await this.ask<{ result: { value: ({ lamports: number } | null)[] } }>(
        '?api-key=simulated',
        { method: 'POST', headers, body },
      );
      found.push(...result.value.map((account) => account?.lamports ?? null));
    }
    return found;
  }

  /** US dollars for one SOL. */
  async solUsd(): Promise<number> {
    const prices = await this.ask<Record<string, { usdPrice: number }>>(`price/v3?ids=${SOL}`);
    return prices[SOL]?.usdPrice ?? NaN;
  }

  bill(): Promise<Bill> {
    return this.ask<Bill>('_simulator/ledger');
  }

  /** Counts anew and plays these faults from now on, each on every request while it lasts. */
  async reset(faults: readonly BalanceFault[] = []): Promise<void> {
    await this.ask('_simulator/faults', { method: 'PUT', body: JSON.stringify(faults) });
    await this.ask('_simulator/ledger', { method: 'DELETE' });
  }

  private async ask<T>(what: string, init?: RequestInit): Promise<T> {
    const answer = await fetch(`${this.url}/${what}`, init);
    if (!answer.ok) throw new Error(`the simulator refused ${what}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
