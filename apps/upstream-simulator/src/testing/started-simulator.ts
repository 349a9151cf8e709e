import { startSimulator, type RunningSimulator, type StartOptions } from '../server/start-simulator';

/** A moment after all histories: 2026-11-24T00:00:00Z. */
export const NOW = 1_795_478_400;

export interface RpcReply {
  status: number;
  id: unknown;
  result?: unknown;
  error?: { code: number; message: string };
}

/** A simulator on a free port, and ways to talk to it. */
export class StartedSimulator {
  private constructor(private readonly running: RunningSimulator) {}

  static async start(options: Partial<StartOptions> = {}): Promise<StartedSimulator> {
    return new StartedSimulator(
      await startSimulator({
        host: '127.0.0.1',
        port: 0,
        seed: 'spec',
        key: null,
        recorded: null,
        faults: [],
        now: () => NOW,
        ...options,
      }),
    );
  }

  get url(): string {
    return this.running.url;
  }

  close(): Promise<void> {
    return this.running.close();
  }

  post(body: unknown, path = '/?api-key=k'): Promise<Response> {
    return fetch(this.url + path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async rpc(method: string, params: unknown, path?: string): Promise<RpcReply> {
    const response = await this.post({ jsonrpc: '2.0', id: '1', method, params }, path);
    return { ...((await response.json()) as RpcReply), status: response.status };
  }

  /** The result of a call that must succeed. */
  async result<T>(method: string, params: unknown): Promise<T> {
    const { result, error } = await this.rpc(method, params);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result as T;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, { headers });
  }

  async read<T>(path: string): Promise<T> {
    return (await (await this.get(path)).json()) as T;
  }

  async setFaults(rules: unknown): Promise<Response> {
    return fetch(`${this.url}/_simulator/faults`, { method: 'PUT', body: JSON.stringify(rules) });
  }

  async resetLedger(): Promise<void> {
    await fetch(`${this.url}/_simulator/ledger`, { method: 'DELETE' });
  }
}
