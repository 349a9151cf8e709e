import { setTimeout as pause } from 'node:timers/promises';
import type { RedisServer, Service } from '@meridinate/local-cluster';
import { Redis } from 'ioredis';
import { ask, inProcess, post, queued } from '../testing/api';
import { admittedOf, Burst, type BurstRequest } from '../testing/burst';
import { hourOfATab } from '../testing/open-tab';
import { SimulatorKnowledge } from '../testing/simulator';
import { Stack, queuedBy, simulatedBy } from '../testing/stack';

const IS_LONG = process.env['RATE_LIMIT_LONG'] === '1';
/** An hour goes by in three minutes, which is stricter: each window sees more of it. */
const TIMES_FASTER = 20;
const MINUTES = IS_LONG ? 60 : 3;
const ATTEMPTS = IS_LONG ? 10_000 : 300;
const APART_MS = 30;
/** A Redis that is slow because the machine is busy is none that is lost. */
const LIMITED = { RATE_LIMIT_ENABLED: 'true', RATE_LIMIT_ANSWER_MS: '5000' };

describe('a gateway with limits', () => {
  const stack = new Stack();
  const burst = new Burst();
  let simulator: Service;
  let redis: RedisServer;
  let client: Redis;
  let mints: string[];
  let databases = 0;

  beforeAll(async () => {
    simulator = await stack.simulator();
    redis = await stack.redis();
    client = new Redis(redis.url);
    mints = await new SimulatorKnowledge(simulator.url).mints(6);
  });
  beforeEach(() => client.flushall());
  afterAll(async () => {
    burst.close();
    client.disconnect();
    await stack.stop();
  });

  const start = (env: Record<string, string> = {}): Promise<Service> => {
    databases += 1;
    const own = { DATABASE_URL: stack.database(`limited-${databases}`) };
    return stack.service('api-gateway', { ...simulatedBy(simulator), ...LIMITED, ...own, ...env });
  };

  it.each([
    ['in memory', inProcess],
    ['in Redis', inProcess],
    ['in Redis', queued],
  ])('that are kept %s lets five posts to %s through and refuses the sixth', async (where, route) => {
    const gateway = await start(where === 'in Redis' ? queuedBy(redis) : {});
    const answers: { status: number; headers: Headers; body: Record<string, unknown> }[] = [];
    for (const address of mints) answers.push(await post(gateway.url + route, { address }));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 429]);
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining')).join()).toBe('4,3,2,1,0,0');
    expect(answers[5]?.body).toMatchObject({ code: 'RATE_LIMITED', tier: 'analysis' });
    expect(answers[5]?.headers.get('retry-after')).toMatch(/^3[56]\d\d$/);
    await gateway.stop();
  });

  it('is not deceived by what a client writes about itself', async () => {
    const limit = 20;
    const rates = { RATE_LIMIT_READ: `${limit}/hour` };
    const gateway = await start({ ...queuedBy(redis), ...rates });
    const before = await client.dbsize();
    const statuses = await burst.all([gateway], ATTEMPTS, (index) => ({
      path: '/api/tokens/history',
      headers: disguise(index),
    }));
    expect(admittedOf(statuses)).toBe(limit);
    expect((await client.dbsize()) - before).toBeLessThanOrEqual(4);
    await gateway.stop();
  });

  it('takes all addresses of one /64 behind its proxy for one caller, and a /48 for sixteen', async () => {
    const proxied = { TRUSTED_PROXIES: '127.0.0.1', RATE_LIMIT_READ: '10/hour' };
    const gateway = await start({ ...queuedBy(redis), ...proxied });
    const from = (address: (index: number) => string) => (index: number) => ({
      path: '/api/tokens/history',
      headers: { 'x-forwarded-for': `198.51.100.${index % 250}, ${address(index)}` },
    });
    const line = await burst.all(
      [gateway],
      ATTEMPTS,
      from((index) => `2001:db8:a:1::${index.toString(16)}`),
    );
    expect(admittedOf(line)).toBe(10);
    const site = await burst.all(
      [gateway],
      ATTEMPTS,
      from((index) => `2001:db8:b:${index.toString(16)}::1`),
    );
    expect(admittedOf(site)).toBe(160);
    await gateway.stop();
  });

  it('asks Redis once for a request it lets through, and never for a refusal it knows', async () => {
    const gateway = await start({ ...queuedBy(redis), RATE_LIMIT_BROWSE: '400/hour' });
    const list: BurstRequest = { path: '/analysis' };
    const scripts = async (): Promise<number> => {
      const stats = await client.info('commandstats');
      const calls = [...stats.matchAll(/^cmdstat_eval(?:sha)?:calls=(\d+)/gm)];
      return calls.reduce((sum, [, count]) => sum + Number(count), 0);
    };
    /** Scripts of `work`, less those that run in the same time when nobody asks. */
    const during = async (work: () => Promise<unknown>): Promise<number> => {
      const [before, startMs] = [await scripts(), performance.now()];
      await work();
      const [between, lastedMs] = [await scripts(), performance.now() - startMs];
      await pause(lastedMs);
      return between - before - ((await scripts()) - between);
    };
    const send = (count: number, status: number) => async () => {
      for (let time = 0; time < count; time += 1) expect(await burst.status(gateway.url, list)).toBe(status);
    };
    const allowed = await during(send(400, 200));
    // Beats of the gateway and of its queue fall on either side of the line.
    expect(Math.abs(allowed - 400)).toBeLessThanOrEqual(8);
    const refused = await during(send(400, 429));
    expect(Math.abs(refused)).toBeLessThanOrEqual(8);
    await gateway.stop();
  });

  it('tells the truth in Retry-After', async () => {
    const callers = 200;
    const gateway = await start({ TRUSTED_PROXIES: '127.0.0.1', RATE_LIMIT_READ: '1/6seconds' });
    const history = (index: number) => ({
      headers: { 'x-forwarded-for': `10.1.${Math.floor(index / 250)}.${index % 250}` },
    });
    const url = `${gateway.url}/api/tokens/history`;
    const waitsOf = async (index: number): Promise<{ early: number; due: number }> => {
      // All at once they would wait longer for an answer than the second that is to make the difference.
      await pause(index * APART_MS);
      await ask(url, history(index));
      const refused = await ask(url, history(index));
      await pause((Number(refused.headers.get('retry-after')) - 1) * 1_000);
      const early = await ask(url, history(index));
      await pause(Number(early.headers.get('retry-after')) * 1_000);
      return { early: early.status, due: (await ask(url, history(index))).status };
    };
    const answers = await Promise.all(Array.from({ length: callers }, (_, index) => waitsOf(index)));
    expect(answers.filter(({ early }) => early !== 429)).toEqual([]);
    expect(answers.filter(({ due }) => due !== 200)).toEqual([]);
    await gateway.stop();
  });

  it(`never refuses one open tab (${MINUTES} minutes of it)`, async () => {
    const gateway = await start(queuedBy(redis));
    const startMs = performance.now();
    const answers = hourOfATab(mints.slice(0, 5))
      .filter(({ atMs }) => atMs < MINUTES * 60_000)
      .map(async ({ atMs, method, path, body }) => {
        await pause(atMs / TIMES_FASTER - (performance.now() - startMs));
        const sent = body === undefined ? {} : { body: JSON.stringify(body) };
        const headers: Record<string, string> =
          body === undefined ? {} : { 'content-type': 'application/json' };
        const answer = await ask(gateway.url + path, { method, headers, ...sent });
        return { path, status: answer.status };
      });
    const refused = (await Promise.all(answers)).filter(({ status }) => status === 429 || status >= 500);
    expect(refused).toEqual([]);
    await gateway.stop();
  }, 300_000);
});

/** Headers under which a caller might hope to be somebody else. */
const disguise = (index: number): Record<string, string> => ({
  'x-forwarded-for': `203.0.113.${index % 250}`,
  'x-real-ip': `198.51.100.${index % 250}`,
  forwarded: `for=192.0.2.${index % 250}`,
  'x-api-key': `key-${index}`,
  'user-agent': `agent/${index}`,
});
