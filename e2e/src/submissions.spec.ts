import { randomUUID } from 'node:crypto';
import type { RedisServer, Service } from '@meridinate/local-cluster';
import { ask, ended, inProcess, queued, readAnalysis, submit, until } from './testing/api';
import { SimulatorKnowledge } from './testing/simulator';
import { Stack, queuedBy, simulatedBy } from './testing/stack';

const PARALLEL = 200;
const slow = (ms: number) => [{ match: { method: 'getTransactionsForAddress' }, kind: 'latency', ms }];

interface Submitted {
  job_id: string;
  coalesced?: boolean;
  replayed?: boolean;
  status: string;
  code?: string;
}

describe.each([
  ['in this process', inProcess],
  ['through Redis', queued],
])('submitting %s', (_where, route) => {
  const stack = new Stack();
  let knowledge: SimulatorKnowledge;
  let redis: RedisServer;
  let gateway: Service;
  let mints: string[];

  beforeAll(async () => {
    const simulator = await stack.simulator();
    redis = await stack.redis();
    knowledge = new SimulatorKnowledge(simulator.url);
    mints = await knowledge.mints(6);
    const env = { ...simulatedBy(simulator), ...queuedBy(redis) };
    gateway = await stack.service('api-gateway', { ...env, DATABASE_URL: stack.database(route.slice(1, 8)) });
    await stack.service('analysis-worker', env);
    await knowledge.setFaults(slow(400));
  });
  afterAll(() => stack.stop());

  const post = (address: string, headers: Record<string, string> = {}, more: object = {}) =>
    ask<Submitted>(`${gateway.url}${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ address, ...more }),
    });
  const cancel = (id: string) => ask<Submitted>(`${gateway.url}/analysis/${id}`, { method: 'DELETE' });

  it('one mint 200 times at once is one job and one bill', async () => {
    const [mint = ''] = mints;
    await knowledge.resetLedger();
    // It must not have ended before the last of them is answered.
    await knowledge.setFaults(slow(3_000));
    const answers = await Promise.all(Array.from({ length: PARALLEL }, () => post(mint)));
    await knowledge.setFaults(slow(400));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(1);
    expect(statuses.filter((status) => status === 200)).toHaveLength(PARALLEL - 1);
    expect(new Set(answers.map(({ body }) => body.job_id)).size).toBe(1);
    expect(answers.filter(({ body }) => body.coalesced)).toHaveLength(PARALLEL - 1);
    const analysis = await ended(gateway, answers[0]?.body.job_id ?? '');
    expect(analysis.status).toBe('completed');
    expect(await knowledge.billedCredits()).toBe(analysis.credits_used);
  });

  it('a finished mint again is a new run', async () => {
    const [mint = ''] = mints;
    const { status, body } = await post(mint);
    expect({ status, coalesced: body.coalesced }).toEqual({ status: 202, coalesced: false });
    await ended(gateway, body.job_id);
  });

  it('the same request with the same key is answered with the same analysis, also when it has ended', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const [, mint = '', other = ''] = mints;
    const first = await post(mint, key);
    await ended(gateway, first.body.job_id);
    const again = await post(mint, key);
    expect(again).toMatchObject({ status: 200, body: { job_id: first.body.job_id, replayed: true } });
    expect(await post(other, key)).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('and cancelling a running analysis stops it, with what was paid on record', async () => {
    const id = await submit(gateway, route, mints[3] ?? '');
    await until(
      'some pages are read',
      () => readAnalysis(gateway, id),
      ({ progress }) => (progress?.transactions ?? 0) >= 100,
    );
    expect((await cancel(id)).status).toBe(202);
    const analysis = await ended(gateway, id);
    expect(analysis.status).toBe('cancelled');
    expect(analysis.credits_used).toBeGreaterThanOrEqual(10);
    expect(analysis.credits_used).toBeLessThan(50);
    expect((await cancel(id)).body.status).toBe('cancelled');
  });

  it('and cancelling an analysis that has ended comes too late', async () => {
    const id = await submit(gateway, route, mints[4] ?? '');
    await ended(gateway, id);
    expect(await cancel(id)).toMatchObject({ status: 409, body: { code: 'ANALYSIS_ALREADY_ENDED' } });
  });
});
