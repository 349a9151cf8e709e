import type { RedisServer, Service } from '@meridinate/local-cluster';
import { ask, ended, inProcess, queued, readAnalysis, submit, until, type Analysis } from './testing/api';
import { SimulatorKnowledge } from './testing/simulator';
import { Stack, queuedBy, simulatedBy } from './testing/stack';

interface TokenRow {
  id: number;
  token_address: string;
}

/** Slow enough to be killed in the middle, quick enough to wait for. */
const SLOW = [{ match: { method: 'getTransactionsForAddress' }, kind: 'latency', ms: 400 }];

describe('a crash', () => {
  const stack = new Stack();
  let simulator: Service;
  let redis: RedisServer;
  let mints: string[];

  beforeAll(async () => {
    simulator = await stack.simulator();
    redis = await stack.redis();
    const knowledge = new SimulatorKnowledge(simulator.url);
    mints = await knowledge.mints(12);
    await knowledge.setFaults(SLOW);
  });
  afterAll(() => stack.stop());

  const inTheMiddle = (gateway: Service, id: string): Promise<Analysis> =>
    until(
      'some pages are read',
      () => readAnalysis(gateway, id),
      ({ progress }) => (progress?.transactions ?? 0) >= 100,
    );

  /** Runs of a token that are in the database, by their list of analyses. */
  const rowsOf = async (gateway: Service, mint: string): Promise<TokenRow[]> => {
    const { body } = await ask<{ tokens: TokenRow[] }>(`${gateway.url}/api/tokens/history`);
    return body.tokens.filter(({ token_address: address }) => address === mint);
  };

  describe('of a worker', () => {
    it('in the middle of an analysis hands it to another, which completes it once', async () => {
      const env = { ...simulatedBy(simulator), ...queuedBy(redis), WORKER_LOCK_MS: '2000' };
      const gateway = await stack.service('api-gateway', {
        ...env,
        DATABASE_URL: stack.database('worker-crash'),
      });
      const first = await stack.service('analysis-worker', env, 'worker 1');
      const [mint = ''] = mints;
      const id = await submit(gateway, queued, mint);
      await inTheMiddle(gateway, id);

      first.kill('SIGKILL');
      await first.exited;
      expect((await readAnalysis(gateway, id)).status).toBe('processing');

      const second = await stack.service('analysis-worker', env, 'worker 2');
      const analysis = await ended(gateway, id);
      expect(analysis.status).toBe('completed');
      expect(await rowsOf(gateway, mint)).toHaveLength(1);
      const { body } = await ask<{ total_runs: number; jobs: { job_id: string }[] }>(
        `${gateway.url}/analysis`,
      );
      expect(body.jobs.filter(({ job_id: job }) => job === id)).toHaveLength(1);
      await second.stop(15_000);
      await gateway.stop(15_000);
    });
  });

  describe('of the gateway', () => {
    it.each([
      ['without Redis', inProcess],
      ['with Redis', queued],
    ])('%s loses no acknowledged analysis', async (name, route) => {
      const env: Record<string, string> = {
        ...simulatedBy(simulator),
        DATABASE_URL: stack.database(`gateway ${name}`),
      };
      if (route === queued) {
        Object.assign(env, queuedBy(redis));
        await stack.service('analysis-worker', env);
      }
      const doomed = await stack.service('api-gateway', env);
      const ids = await Promise.all(mints.map((mint) => submit(doomed, route, mint)));
      await inTheMiddle(doomed, ids[0] ?? '');
      doomed.kill('SIGKILL');
      await doomed.exited;

      const gateway = await stack.service('api-gateway', env);
      for (const id of ids) {
        const { status } = await ask(`${gateway.url}/analysis/${id}`);
        expect(status).toBe(200);
      }
      for (const id of ids) expect((await ended(gateway, id)).status).toBe('completed');
      expect(new Set(ids).size).toBe(mints.length);
    });
  });
});
