import { join } from 'node:path';
import { startService, type Service } from '@meridinate/local-cluster';

const MAIN = join(__dirname, '../../../upstream-simulator/dist/main.js');

interface Truth {
  marketCap: { usd: number } | null;
}

/** A fault of DexScreener as the simulator plays it. */
export interface MarketFault {
  kind: 'empty_503' | 'hang' | 'latency';
  ms?: number;
  times?: number;
}

/** The simulator as a process of its own, asked about DexScreener. */
export class MarketSimulator {
  private readonly traded: string[] = [];
  private readonly untraded: string[] = [];

  private constructor(private readonly service: Service) {}

  static async start(): Promise<MarketSimulator> {
    const readyPath = '/_simulator/health';
    const service = await startService({ name: 'upstream-simulator', script: MAIN, env: {}, readyPath });
    const simulator = new MarketSimulator(service);
    await simulator.sortMints();
    return simulator;
  }

  get url(): string {
    return this.service.url;
  }

  async stop(): Promise<void> {
    await this.service.stop();
  }

  /** Mints of which DexScreener knows a pair. */
  tradedMints(count: number): string[] {
    return this.traded.slice(0, count);
  }

  /** A mint of which it knows none. */
  get untradedMint(): string {
    return this.untraded[0] ?? '';
  }

  /** US dollars; null when no pair trades the mint. */
  async marketCap(mint: string): Promise<number | null> {
    return (await this.ask<Truth>(`truth/${mint}`)).marketCap?.usd ?? null;
  }

  /** Requests to DexScreener since {@link reset}, whatever became of them. */
  async requests(): Promise<number> {
    return (await this.ask<{ requests: Record<string, number> }>('ledger')).requests['dexscreener'] ?? 0;
  }

  /** Counts anew and plays these faults from now on, each on every request while it lasts. */
  async reset(faults: MarketFault[] = []): Promise<void> {
    const rules = faults.map((fault) => ({ match: { upstream: 'dexscreener' }, ...fault }));
    await this.ask('faults', { method: 'PUT', body: JSON.stringify(rules) });
    await this.ask('ledger', { method: 'DELETE' });
  }

  private async sortMints(): Promise<void> {
    for (const { mint } of await this.ask<{ mint: string }[]>('mints?count=60')) {
      const answer = await fetch(`${this.url}/token-pairs/v1/solana/${mint}`);
      const pairs = (await answer.json()) as unknown[];
      (pairs.length > 0 ? this.traded : this.untraded).push(mint);
    }
  }

  private async ask<T>(what: string, init?: RequestInit): Promise<T> {
    const answer = await fetch(`${this.url}/_simulator/${what}`, init);
    if (!answer.ok) throw new Error(`the simulator refused ${what}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
