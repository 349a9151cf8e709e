import { createHash } from 'node:crypto';
import type { RedisServer, Service } from '@meridinate/local-cluster';
import { ask, ended, queued, submit } from './testing/api';
import { PlantedWorker } from './testing/planted-worker';
import { SimulatorKnowledge } from './testing/simulator';
import { Stack, queuedBy, simulatedBy } from './testing/stack';

const ADMIN_KEY = 'the key of an operator';
const INNOCENTS = 4;

interface SetAside {
  jobs: { job_id: string; losses: { worker: string | null; alone: boolean }[] }[];
}

describe('an analysis that kills its worker', () => {
  const stack = new Stack();
  let simulator: Service;
  let redis: RedisServer;
  let gateway: Service;
  let env: Record<string, string>;
  let worker: PlantedWorker;
  let ids: string[];

  const asOperator = (path: string, method = 'GET') =>
    ask<SetAside & { job_id: string; code?: string }>(`${gateway.url}${path}`, {
      method,
      headers: { 'x-api-key': ADMIN_KEY },
    });

  beforeAll(async () => {
    simulator = await stack.simulator();
    redis = await stack.redis();
    const adminKey = createHash('sha256').update(ADMIN_KEY).digest('hex');
    env = {
      ...simulatedBy(simulator),
      ...queuedBy(redis),
      WORKER_LOCK_MS: '1000',
      ADMIN_KEY_HASH: `operator:${adminKey}`,
    };
    gateway = await stack.service('api-gateway', { ...env, DATABASE_URL: stack.database('poison') });
    const mints = await new SimulatorKnowledge(simulator.url).mints(1 + INNOCENTS);
    ids = [];
    for (const mint of mints) ids.push(await submit(gateway, queued, mint));
    worker = new PlantedWorker('poison', mints[0] ?? '', env);
    await worker.start();
  });
  afterAll(async () => {
    await worker.stop();
    await stack.stop();
  });

  it('is set aside after the second time, and its neighbours are not blamed', async () => {
    const [poison, ...innocents] = await Promise.all(ids.map((id) => ended(gateway, id)));
    expect(poison).toMatchObject({ status: 'failed', error_code: 'ANALYSIS_WORKER_LOST' });
    expect(innocents.map(({ status }) => status)).toEqual(Array(INNOCENTS).fill('completed'));
    expect(worker.deaths).toBe(2);
  });

  it('is listed for operators, with the evidence', async () => {
    const { status, body } = await asOperator('/analysis/set-aside');
    expect(status).toBe(200);
    expect(body.jobs.map(({ job_id }) => job_id)).toEqual(ids.slice(0, 1));
    expect(body.jobs[0]?.losses.at(-1)).toMatchObject({
      worker: expect.stringMatching(/:\d+$/) as string,
      alone: true,
    });
    expect((await ask(`${gateway.url}/analysis/set-aside`)).status).toBe(403);
  });

  it('can be replayed, and completes where nothing kills it', async () => {
    await worker.stop();
    await stack.service('analysis-worker', env);
    const { status, body } = await asOperator(`/analysis/${ids[0]}/replay`, 'POST');
    expect(status).toBe(202);
    expect((await ended(gateway, body.job_id)).status).toBe('completed');
  });
});
