import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { RedisServer, Service } from '@meridinate/local-cluster';
import { ended, queued, inProcess, readAnalysis, submit, until } from '../testing/api';
import { PlantedWorker } from '../testing/planted-worker';
import { SimulatorKnowledge } from '../testing/simulator';
import { Stack, queuedBy, simulatedBy } from '../testing/stack';

const LIMIT_MS = 2_000;
/** What the kernel counts processor time in: a hundredth of a second on Linux. */
const TICK_MS = 10;

/** Processor time of a process and all its threads so far, in ms. */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

describe('the time limit of an attempt', () => {
  const stack = new Stack();
  let simulator: Service;
  let redis: RedisServer;
  let gateway: Service;
  let env: Record<string, string>;
  let mints: string[];

  beforeAll(async () => {
    simulator = await stack.simulator();
    redis = await stack.redis();
    env = { ...simulatedBy(simulator), ...queuedBy(redis), ANALYSIS_TIMEOUT_MS: String(LIMIT_MS) };
    gateway = await stack.service('api-gateway', { ...env, DATABASE_URL: stack.database('limit') });
    mints = await new SimulatorKnowledge(simulator.url).mints(3);
  });
  afterAll(() => stack.stop());

  const underWay = (id: string) =>
    until(
      `analysis ${id} runs`,
      () => readAnalysis(gateway, id),
      ({ status }) => status === 'processing',
    );

  it('takes work that never ends off the processor within 2 s', async () => {
    const worker = new PlantedWorker('spin', mints[0] ?? '', env);
    await worker.start();
    try {
      const id = await submit(gateway, queued, mints[0] ?? '');
      await underWay(id);
      const before = processorMs(worker.pid);
      await pause(LIMIT_MS / 2);
      expect(processorMs(worker.pid) - before).toBeGreaterThan(LIMIT_MS / 4);

      await pause(LIMIT_MS / 2 + 2_000);
      const after = processorMs(worker.pid);
      await pause(1_000);
      expect(processorMs(worker.pid) - after).toBeLessThan(300);
      expect(await readAnalysis(gateway, id)).toMatchObject({
        status: 'failed',
        error_code: 'ANALYSIS_TIMED_OUT',
      });
    } finally {
      await worker.stop();
    }
  });

  it.each([
    ['in this process', inProcess],
    ['in a worker', queued],
  ])('ends a wait for an upstream within 1 s, %s', async (_where, route) => {
    await new SimulatorKnowledge(simulator.url).setFaults([
      { match: { method: 'getTransactionsForAddress' }, kind: 'hang' },
    ]);
    if (route === queued) await stack.service('analysis-worker', env);
    const id = await submit(gateway, route, mints[1] ?? '');
    await underWay(id);
    const began = performance.now();
    const analysis = await ended(gateway, id);
    const lasted = performance.now() - began;
    expect(analysis).toMatchObject({ status: 'failed', error_code: 'ANALYSIS_TIMED_OUT' });
    expect(lasted).toBeLessThan(LIMIT_MS + 1_000);
  });
});
