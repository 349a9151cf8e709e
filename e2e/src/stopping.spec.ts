import { setTimeout as pause } from 'node:timers/promises';
import type { RedisServer, Service } from '@meridinate/local-cluster';
import { ended, queued, readAnalysis, submit, until } from './testing/api';
import { mintsWithLongHistory } from './testing/long-histories';
import { SimulatorKnowledge } from './testing/simulator';
import { Stack, queuedBy, simulatedBy } from './testing/stack';

/** The most that a stop may cut off of one analysis: a page and a call for balances. */
const CREDITS_CUT_OFF = 11;
const STOPPINGS = Number(process.env['STOPPINGS'] ?? 2);
const STOPPING_DEADLINE_MS = 90_000;
const GRACE_MS = 2_000;
const JOBS = 3;
/** Pages of which no analysis can read all within the grace. */
const SLOW = [{ match: { method: 'getTransactionsForAddress' }, kind: 'latency', ms: 400 }];
const TRANSACTIONS = 800;
const SETTINGS = { min_usd: 0, api_settings: { transactionLimit: TRANSACTIONS } };

/** What Redis does while the worker stops; a third of the stoppings find it killed or frozen. */
const REDIS = ['well', 'frozen', 'well', 'well', 'killed', 'well'] as const;
type RedisState = (typeof REDIS)[number];

describe('a worker that gets SIGTERM under load', () => {
  const stack = new Stack();
  let simulator: SimulatorKnowledge;
  let redis: RedisServer;
  let gateway: Service;
  let env: Record<string, string>;
  let mints: string[];

  beforeAll(async () => {
    const upstream = await stack.simulator();
    simulator = new SimulatorKnowledge(upstream.url);
    await simulator.setFaults(SLOW);
    redis = await stack.redis();
    env = { ...simulatedBy(upstream), ...queuedBy(redis) };
    gateway = await stack.service('api-gateway', { ...env, DATABASE_URL: stack.database() });
    mints = await mintsWithLongHistory(upstream, TRANSACTIONS);
  });
  afterAll(async () => {
    redis?.kill('SIGCONT');
    await stack.stop();
  });

  const worker = (): Promise<Service> =>
    stack.service('analysis-worker', { ...env, SHUTDOWN_GRACE_MS: String(GRACE_MS) });

  /** Whether readiness said no before the process was gone. */
  async function saysNoBeforeItsEnd({ url, exited }: Service): Promise<boolean> {
    let gone = false;
    void exited.then(() => (gone = true));
    while (!gone) {
      const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(1_000) }).catch(() => null);
      await answer?.arrayBuffer();
      if (answer?.status === 503) return true;
      await pause(10);
    }
    return false;
  }

  /** @returns what brings it back */
  function strikeRedis(state: RedisState): () => Promise<void> {
    if (state === 'frozen') redis.kill('SIGSTOP');
    if (state === 'killed') redis.kill('SIGKILL');
    return async () => {
      if (state === 'frozen') redis.kill('SIGCONT');
      if (state === 'killed') await redis.restart();
      await until(
        'submissions are accepted again',
        () => fetch(`${gateway.url}/health`).then((answer) => answer.text()),
        (health) => health.includes('"reachable":true'),
      );
    };
  }

  /** @returns ms from the signal to the exit */
  async function stopping(place: number): Promise<number> {
    const state = REDIS[place % REDIS.length] ?? 'well';
    await simulator.resetLedger();
    const doomed = await worker();
    const ids: string[] = [];
    for (let job = 0; job < JOBS; job += 1)
      ids.push(await submit(gateway, queued, mints[(place * JOBS + job) % mints.length] ?? '', SETTINGS));
    for (const id of ids)
      await until(
        'a page is read',
        () => readAnalysis(gateway, id),
        ({ progress }) => (progress?.transactions ?? 0) >= 100,
      );

    const mend = strikeRedis(state);
    doomed.kill('SIGTERM');
    const signalledAt = Date.now();
    const saidNo = saysNoBeforeItsEnd(doomed);
    const exit = await doomed.exited;
    const ms = Date.now() - signalledAt;
    expect({ place, state, ...exit }).toEqual({ place, state, code: 0, signal: null });
    expect(await saidNo).toBe(true);
    expect(ms).toBeLessThanOrEqual(GRACE_MS + 1_000);

    await mend();
    const next = await worker();
    const ends = [];
    for (const id of ids) ends.push(await ended(gateway, id));
    expect(ends.map(({ status }) => status)).toEqual(ids.map(() => 'completed'));
    const uncounted =
      (await simulator.billedCredits()) - ends.reduce((sum, { credits_used: credits }) => sum + credits, 0);
    const admitted = ends.reduce((sum, { result }) => sum + Number(result?.['credits_unaccounted']), 0);
    expect(uncounted).toBeGreaterThanOrEqual(0);
    expect(uncounted).toBeLessThanOrEqual(admitted);
    // Without Redis nothing can be handed back, and the run is lost with its worker.
    if (state === 'well') {
      expect(ends.map(({ attempt }) => attempt)).toEqual(ids.map(() => 1));
      expect(admitted).toBeLessThanOrEqual(CREDITS_CUT_OFF * ids.length);
    }
    await next.stop();
    return ms;
  }

  it(
    `exits in time, says before that it is not ready, and costs no job an attempt (${STOPPINGS} times)`,
    async () => {
      const times: number[] = [];
      for (let place = 0; place < STOPPINGS; place += 1) times.push(await stopping(place));
      process.stdout.write(
        `${STOPPINGS} stoppings with a grace of ${GRACE_MS} ms: the longest took ${Math.max(...times)} ms\n`,
      );
      expect(times).toHaveLength(STOPPINGS);
    },
    STOPPINGS * STOPPING_DEADLINE_MS,
  );
});
