import type { Service } from '@meridinate/local-cluster';
import { analyse, inProcess, queued, until } from './testing/api';
import { SimulatorKnowledge } from './testing/simulator';
import { Stack, queuedBy, simulatedBy } from './testing/stack';

/** A sample of an exposition; undefined when the series is absent. */
async function sample(service: Service, series: string): Promise<number | undefined> {
  const text = await (await fetch(`${service.url}/metrics`, { signal: AbortSignal.timeout(5_000) })).text();
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.split(' ')[1]);
}

describe('the metrics', () => {
  const stack = new Stack();
  let gateway: Service;
  let exporter: Service;
  let simulator: SimulatorKnowledge;
  let mints: string[];

  beforeAll(async () => {
    const upstream = await stack.simulator();
    const redis = await stack.redis();
    const env = { ...simulatedBy(upstream), ...queuedBy(redis), DATABASE_URL: stack.database() };
    gateway = await stack.service('api-gateway', env);
    exporter = await stack.service('metrics-exporter', env);
    await stack.service('analysis-worker', env);
    simulator = new SimulatorKnowledge(upstream.url);
    mints = await simulator.mints(2);
  });
  afterAll(() => stack.stop());

  it('of a fresh gateway show all four statuses and no rate that nobody measured', async () => {
    for (const status of ['queued', 'processing', 'completed', 'failed']) {
      expect(await sample(gateway, `job_queue_depth{status="${status}"}`)).toBe(0);
    }
    expect(await sample(gateway, 'job_success_rate')).toBeUndefined();
  });

  it('count jobs and credits of both roads truly', async () => {
    await analyse(gateway, inProcess, mints[0] ?? '');
    await analyse(gateway, queued, mints[1] ?? '');
    expect(await sample(gateway, 'job_queue_depth{status="completed"}')).toBe(2);
    expect(await sample(gateway, 'job_success_rate')).toBe(1);
    expect(await sample(gateway, 'helius_credits_used_total')).toBe(await simulator.billedCredits());
    expect(await sample(gateway, 'dexscreener_requests_total')).toBeGreaterThan(0);
  });

  it('of the exporter show the queue in Redis', async () => {
    expect(await sample(exporter, 'metrics_exporter_redis_up')).toBe(1);
    const depth = await until(
      'the finished job is counted',
      () => sample(exporter, 'job_queue_depth{status="completed"}'),
      (value) => value === 1,
      10_000,
    );
    expect(depth).toBe(1);
    expect(await sample(exporter, 'job_queue_depth{status="queued"}')).toBe(0);
  });
});
