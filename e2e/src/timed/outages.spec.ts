import { setTimeout as pause } from 'node:timers/promises';
import { freePort, type RedisServer, type Service } from '@meridinate/local-cluster';
import { analyse, ask, ended, inProcess, post, queued, until, type Analysis } from '../testing/api';
import { SimulatorKnowledge } from '../testing/simulator';
import { Stack, queuedBy, simulatedBy } from '../testing/stack';

/** A long run also holds the times to their bars. */
const LONG = process.env['GHOSTS'] !== undefined;
const GHOSTS = Number(process.env['GHOSTS'] ?? 10);
const REFUSED_BAR_MS = 50;
const FROZEN_BAR_MS = 650;
const ABSENT_BAR_MS = 2_000;
/** Submissions at the same time in one outage. */
const AT_ONCE = 5;
/** Outages begin up to so many ms after the submissions, each at another moment. */
const MOMENTS_MS = 9;
/**
 * Time in which a job that nobody was promised would have been found and paid for, once another one that
 * was sent later has been.
 */
const GHOSTS_SHOW_WITHIN_MS = 1_200;

interface Refusal {
  code: string;
  job_id?: string;
}

/** 202 for a new analysis; 200 for one that is under way already. */
const isPromise = ({ status }: { status: number }): boolean => status === 202 || status === 200;

describe('an outage of Redis', () => {
  const stack = new Stack();
  let simulator: Service;
  let knowledge: SimulatorKnowledge;
  let mints: string[];

  beforeAll(async () => {
    simulator = await stack.simulator();
    knowledge = new SimulatorKnowledge(simulator.url);
    mints = await knowledge.mints(200);
  });
  afterAll(() => stack.stop());

  const submission = (gateway: Service, mint: string): ReturnType<typeof post<Refusal>> =>
    post<Refusal>(`${gateway.url}${queued}`, { address: mint, api_settings: { transactionLimit: 20 } });

  const accepted = (gateway: Service, mint: string): ReturnType<typeof submission> =>
    until('submissions are accepted', () => submission(gateway, mint), isPromise, 20_000);

  /** @returns ms until the refusal */
  async function refusedIn(gateway: Service, mint: string): Promise<number> {
    const askedAt = performance.now();
    const { status, body, headers } = await submission(gateway, mint);
    const ms = Math.round(performance.now() - askedAt);
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'QUEUE_UNREACHABLE' });
    expect(headers.get('retry-after')).toMatch(/^\d+$/);
    return ms;
  }

  describe('once the gateway runs', () => {
    let redis: RedisServer;
    let gateway: Service;

    beforeAll(async () => {
      redis = await stack.redis();
      const env = { ...simulatedBy(simulator), ...queuedBy(redis) };
      gateway = await stack.service('api-gateway', { ...env, DATABASE_URL: stack.database('outages') });
      await stack.service('analysis-worker', env);
      const { body } = await accepted(gateway, mints[0] ?? '');
      await ended(gateway, body.job_id ?? '');
    });

    it('that closes its port is told to clients with 503 and when to come again', async () => {
      redis.kill('SIGKILL');
      await until(
        'the gateway notices',
        () => ask<{ redis: { reachable: boolean } }>(`${gateway.url}/health`),
        ({ body }) => !body.redis.reachable,
      );
      const times: number[] = [];
      for (const mint of mints.slice(0, AT_ONCE)) times.push(await refusedIn(gateway, mint));
      await redis.restart();
      await ended(gateway, (await accepted(gateway, mints[1] ?? '')).body.job_id ?? '');
      process.stdout.write(`refused by a closed port within ${Math.max(...times)} ms\n`);
      if (LONG) expect(Math.max(...times)).toBeLessThanOrEqual(REFUSED_BAR_MS);
    });

    it('that freezes is told as well', async () => {
      redis.kill('SIGSTOP');
      const times: number[] = [];
      try {
        for (const mint of mints.slice(0, AT_ONCE)) times.push(await refusedIn(gateway, mint));
      } finally {
        redis.kill('SIGCONT');
      }
      await ended(gateway, (await accepted(gateway, mints[2] ?? '')).body.job_id ?? '');
      process.stdout.write(`refused by a frozen Redis within ${Math.max(...times)} ms\n`);
      if (LONG) expect(Math.max(...times)).toBeLessThanOrEqual(FROZEN_BAR_MS);
    });

    /** Redis is struck in the middle of submissions; what slips in before is accepted. */
    async function submissionsInAnOutage(place: number): Promise<Awaited<ReturnType<typeof submission>>[]> {
      const frozen = place % 2 === 0;
      const submissions = Array.from({ length: AT_ONCE }, (_, each) =>
        submission(gateway, mints[(3 + place * AT_ONCE + each) % mints.length] ?? ''),
      );
      await pause(place % MOMENTS_MS);
      redis.kill(frozen ? 'SIGSTOP' : 'SIGKILL');
      const answers = await Promise.all(submissions);
      if (frozen) redis.kill('SIGCONT');
      else await redis.restart();
      return answers;
    }

    /** One outage from quiet to quiet, and what it cost beyond what was promised. */
    async function outage(place: number): Promise<{ refused: number; unpromised: number }> {
      await knowledge.resetLedger();
      const answers = await submissionsInAnOutage(place);
      const promises = answers.filter(isPromise);
      const refused = answers.filter(({ status }) => status === 503).length;
      expect(promises.length + refused).toBe(answers.length);
      const ids = [...promises, await accepted(gateway, mints[place % 3] ?? '')].map(
        ({ body }) => body.job_id ?? '',
      );
      const ends = await Promise.all(ids.map((id) => ended(gateway, id)));
      expect(ends.map(({ status }) => status)).toEqual(ids.map(() => 'completed'));
      await pause(GHOSTS_SHOW_WITHIN_MS);
      const unpromised =
        (await knowledge.billedCredits()) - ends.reduce((sum, { credits_used: credits }) => sum + credits, 0);
      // What was promised and had begun when Redis went may have bought what no ledger could be told of.
      const admitted = ends.reduce((sum, { result }) => sum + Number(result?.['credits_unaccounted']), 0);
      return { refused, unpromised: unpromised < 0 ? unpromised : Math.max(0, unpromised - admitted) };
    }

    it(
      `costs nothing for what was refused in it (${GHOSTS} refusals)`,
      async () => {
        let refused = 0;
        const costs: number[] = [];
        for (let place = 0; refused < GHOSTS; place += 1) {
          const seen = await outage(place);
          refused += seen.refused;
          costs.push(seen.unpromised);
        }
        process.stdout.write(
          `${refused} refusals in ${costs.length} outages cost ${costs.reduce((sum, each) => sum + each, 0)} credits\n`,
        );
        expect(costs).toEqual(costs.map(() => 0));
        const { body } = await ask<{ jobs: Pick<Analysis, 'status'>[] }>(
          `${gateway.url}/analysis?limit=1000`,
        );
        expect(body.jobs.filter(({ status }) => status === 'queued' || status === 'processing')).toEqual([]);
      },
      60_000 + GHOSTS * 10_000,
    );
  });

  describe('when the gateway starts', () => {
    it('keeps only the queue away, which takes jobs soon after Redis comes', async () => {
      const port = await freePort();
      const env = {
        ...simulatedBy(simulator),
        REDIS_ENABLED: 'true',
        REDIS_URL: `redis://127.0.0.1:${port}`,
      };
      const gateway = await stack.service('api-gateway', { ...env, DATABASE_URL: stack.database('absent') });
      await refusedIn(gateway, mints[0] ?? '');
      expect((await analyse(gateway, inProcess, mints[0] ?? '')).early_bidders.length).toBeGreaterThan(0);
      for (const path of ['/health', '/analysis', '/api/tokens/history', '/metrics', '/docs-json'])
        expect((await fetch(gateway.url + path)).status).toBe(200);

      const redis = await stack.redis(port);
      const cameAt = Date.now();
      const { body } = await accepted(gateway, mints[1] ?? '');
      const ms = Date.now() - cameAt;
      process.stdout.write(`jobs are taken ${ms} ms after Redis has come\n`);
      if (LONG) expect(ms).toBeLessThanOrEqual(ABSENT_BAR_MS);
      await stack.service('analysis-worker', { ...env, ...queuedBy(redis) });
      expect((await ended(gateway, body.job_id ?? '')).status).toBe('completed');
    });
  });
});
