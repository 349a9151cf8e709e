import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const MARKET_CAPS = '/tokens/v1/solana/';
const SOL = 1_000_000_000;

interface Pair {
  baseToken: { address: string };
  marketCap?: number;
}

interface Accounts {
  result: { value: ({ lamports: number } | null)[] };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/**
 * The simulator with figures that move: each answer about market capitalisations and balances tells
 * new ones, so that an answer from before a refresh can be told from one after it.
 */
export class MovingUpstream {
  private moves = 0;
  /** The last market capitalisation told of each mint, in US dollars. */
  readonly marketCaps = new Map<string, number>();

  private constructor(
    private readonly server: Server,
    private readonly simulatorUrl: string,
  ) {}

  static async start(simulatorUrl: string): Promise<MovingUpstream> {
    const server = createServer();
    const upstream = new MovingUpstream(server, simulatorUrl);
    server.on('request', (request, response) => {
      upstream.answer(request).then(
        ({ status, body }) => response.writeHead(status, { 'content-type': 'application/json' }).end(body),
        () => response.destroy(),
      );
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return upstream;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
    const { method = 'GET', url = '/' } = request;
    const sent = await bodyOf(request);
    const answer = await fetch(this.simulatorUrl + url, {
      method,
      ...(sent !== '' && { body: sent, headers: { 'content-type': 'application/json' } }),
    });
    const body = await answer.text();
    return { status: answer.status, body: answer.ok ? this.moved(url, sent, body) : body };
  }

  private moved(url: string, sent: string, body: string): string {
    if (url.startsWith(MARKET_CAPS)) return JSON.stringify(this.movedPairs(JSON.parse(body) as Pair[]));
    if (!sent.includes('"getMultipleAccounts"')) return body;
    return JSON.stringify(this.movedAccounts(JSON.parse(body) as Accounts));
  }

  private movedPairs(pairs: Pair[]): Pair[] {
    return pairs.map((pair) => {
      const marketCap = 1_000_000 + (((this.moves += 1) * 7_919) % 900_000);
      this.marketCaps.set(pair.baseToken.address, marketCap);
      return { ...pair, marketCap };
    });
  }

  private movedAccounts({ result, ...rest }: Accounts): Accounts {
    const value = result.value.map(
      (account) => account && { ...account, lamports: account.lamports + (this.moves += 1) * SOL },
    );
    return { ...rest, result: { ...result, value } };
  }
}
