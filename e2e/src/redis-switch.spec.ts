import { createServer, type AddressInfo, type Server } from 'node:net';
import { freePort, type Service } from '@meridinate/local-cluster';
import { analyse, ask, ended, inProcess, post, queued, until } from './testing/api';
import { SimulatorKnowledge } from './testing/simulator';
import { Stack, queuedBy, simulatedBy } from './testing/stack';

describe('the switch REDIS_ENABLED', () => {
  const stack = new Stack();
  let simulator: Service;
  let mint: string;

  beforeAll(async () => {
    simulator = await stack.simulator();
    [mint = ''] = await new SimulatorKnowledge(simulator.url).mints(1);
  });
  afterAll(() => stack.stop());

  describe('when it is false', () => {
    let listener: Server;
    let connections = 0;

    beforeAll(async () => {
      listener = createServer((socket) => {
        connections += 1;
        socket.destroy();
      });
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    });
    afterAll(() => new Promise((resolve) => listener.close(resolve)));

    it('no socket to Redis is ever opened', async () => {
      const { port } = listener.address() as AddressInfo;
      const gateway = await stack.service('api-gateway', {
        ...simulatedBy(simulator),
        DATABASE_URL: stack.database('off'),
        REDIS_ENABLED: 'false',
        REDIS_URL: `redis://127.0.0.1:${port}`,
      });
      const result = await analyse(gateway, inProcess, mint);
      expect(result.early_bidders.length).toBeGreaterThan(0);
      const refused = await post<{ detail: string }>(`${gateway.url}${queued}`, { address: mint });
      expect(refused.status).toBe(503);
      expect(refused.body.detail).toContain('POST /analyze/token');
      await gateway.stop(15_000);
      expect(connections).toBe(0);
    });

    it.each(['analysis-worker', 'metrics-exporter'] as const)('%s says so and ends', async (app) => {
      await expect(stack.service(app, { REDIS_ENABLED: 'false' })).rejects.toThrow(/REDIS_ENABLED is false/);
    });
  });

  describe('when it is true and Redis is absent', () => {
    it('the gateway starts, works without it, and the queue comes to life when Redis does', async () => {
      const port = await freePort();
      const env = {
        ...simulatedBy(simulator),
        REDIS_ENABLED: 'true',
        REDIS_URL: `redis://127.0.0.1:${port}`,
      };
      const gateway = await stack.service('api-gateway', { ...env, DATABASE_URL: stack.database('absent') });

      const began = Date.now();
      const refused = await post<{ detail: string; code: string }>(`${gateway.url}${queued}`, {
        address: mint,
      });
      const elapsed = Date.now() - began;
      expect(refused.status).toBe(503);
      expect(refused.body).toMatchObject({ code: 'QUEUE_UNREACHABLE' });
      expect(refused.body.detail).toContain('POST /analyze/token');
      expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
      // The promise is a second, and a client depends on it: this is behaviour, not a benchmark.
      expect(elapsed).toBeLessThan(1_000);

      expect((await analyse(gateway, inProcess, mint)).early_bidders.length).toBeGreaterThan(0);
      const health = await ask<{ status: string }>(`${gateway.url}/health`);
      expect(health).toMatchObject({
        status: 200,
        body: { status: 'degraded', redis: { reachable: false } },
      });

      const redis = await stack.redis(port);
      await stack.service('analysis-worker', { ...env, ...queuedBy(redis) });
      const id = await submitWhenReachable(gateway, mint);
      expect((await ended(gateway, id)).status).toBe('completed');
    });
  });
});

/** Asks until the queue accepts, as a client that honours Retry-After would. */
async function submitWhenReachable(gateway: Service, mint: string): Promise<string> {
  const { body } = await until(
    'the queue accepts again',
    () => post<{ job_id: string }>(`${gateway.url}${queued}`, { address: mint }),
    ({ status }) => status === 202,
    10_000,
  );
  return body.job_id;
}
