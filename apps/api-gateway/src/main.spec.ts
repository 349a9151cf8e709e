import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { startService, type Service } from '@meridinate/local-cluster';
import { WebSocket } from 'ws';
import { temporaryFolder, type TemporaryFolder } from './testing/gateway';
import { until } from './testing/until';

/** Nothing listens there: no test spends credits or needs the network. */
const NOWHERE = 'http://127.0.0.1:1';
const UPSTREAMS = Object.fromEntries(
  ['HELIUS_RPC', 'HELIUS_API', 'DEXSCREENER', 'COINBASE', 'BINANCE', 'DEFILLAMA', 'COINGECKO', 'JUPITER'].map(
    (name) => [`${name}_URL`, NOWHERE],
  ),
);
const MAIN = join(__dirname, '..', 'dist', 'main.js');

const MINT = 'So11111111111111111111111111111111111111112';
const OTHER_MINT = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';

const submitTo = (url: string, address = MINT): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ address }),
  });

jest.setTimeout(60_000);

describe('the process of the gateway', () => {
  let folder: TemporaryFolder;
  let service: Service | null = null;

  const start = async (env: Record<string, string>): Promise<Service> => {
    const script = { name: 'api-gateway', script: MAIN, readyPath: '/analysis' };
    service = await startService({
      ...script,
      env: { DATABASE_URL: `file:${join(folder.path, 'gateway.db')}`, ...UPSTREAMS, ...env },
    });
    return service;
  };

  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(async () => {
    await service?.stop();
    await folder.remove();
  });

  it('says where it listens and ends with status 0 on SIGTERM, also with a client on its WebSocket', async () => {
    const gateway = await start({ RATE_LIMIT_ENABLED: 'true' });
    expect(gateway.output()).toContain(`api-gateway listening on ${gateway.url}\n`);
    const client = new WebSocket(`${gateway.url.replace('http', 'ws')}/ws`);
    await once(client, 'open');
    expect(await gateway.stop()).toEqual({ code: 0, signal: null });
  });

  it('goes on, after it was killed, with what it had accepted', async () => {
    const slow = { UPSTREAM_ATTEMPTS: '10' };
    const first = await start(slow);
    const accepted = await submitTo(`${first.url}/analyze/token`);
    const { results_url } = (await accepted.json()) as { results_url: string };
    const attempt = async ({ url }: Service, atLeast: number): Promise<boolean> => {
      const analysis = (await (await fetch(url + results_url)).json()) as { attempt: number };
      return analysis.attempt >= atLeast;
    };
    await until('it runs', () => attempt(first, 1));
    first.kill('SIGKILL');
    await first.exited;

    const second = await start(slow);
    await until('it is tried again', () => attempt(second, 2));
  });

  it('never opens a connection to Redis without REDIS_ENABLED', async () => {
    let connections = 0;
    const redis: Server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => redis.listen(0, '127.0.0.1', resolve));
    const url = `redis://127.0.0.1:${(redis.address() as AddressInfo).port}`;
    const gateway = await start({ REDIS_URL: url });
    expect((await submitTo(`${gateway.url}/analyze/token/redis`)).status).toBe(503);
    for (const path of ['/health', '/metrics', '/metrics/health']) await fetch(gateway.url + path);
    await gateway.stop();
    redis.close();
    expect(connections).toBe(0);
  });

  it('starts without the Redis it is told to use, serves the rest, and still ends in time', async () => {
    const gateway = await start({ REDIS_ENABLED: 'true', REDIS_URL: 'redis://127.0.0.1:1' });
    expect((await submitTo(`${gateway.url}/analyze/token`)).status).toBe(202);
    const refused = await submitTo(`${gateway.url}/analyze/token/redis`, OTHER_MINT);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await refused.json()).toMatchObject({
      code: 'QUEUE_UNREACHABLE',
      error: expect.stringContaining('POST /analyze/token') as string,
    });
    expect(await gateway.stop()).toEqual({ code: 0, signal: null });
  });

  it('ends with status 78 and all faults when its settings are wrong', async () => {
    await expect(start({ HOST: '127.0.0.1', REDIS_ENABLED: 'perhaps', LOG_LEVEL: 'log' })).rejects.toThrow(
      /REDIS_ENABLED must be true or false/,
    );
  });
});
