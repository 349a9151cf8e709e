import { setTimeout as pause } from 'node:timers/promises';
import { findRedisServer, freePort, startRedis, type RedisServer } from '@meridinate/local-cluster';
import { Redis } from 'ioredis';
import { changed } from '../testing/events';
import { openProcess, readersOf, startProcess, type RedisProcess } from '../testing/redis-process';
import { until } from '../testing/until';
import { EVENTS_KEY } from './redis-event-stream';

const INSTALL_MS = 320_000;
const CLOSES_WITHIN_MS = 1_000;
/** Longer than anybody waits for an answer of Redis. */
const LONG_SILENCE_MS = 5_000;

jest.setTimeout(40_000);

const closedInTime = (process: RedisProcess): Promise<string> =>
  Promise.race([process.close().then(() => 'closed'), pause(CLOSES_WITHIN_MS, 'still open', { ref: false })]);

describe('a stream of events whose Redis goes away', () => {
  let server: RedisServer;
  let left: RedisProcess;
  let right: RedisProcess;
  const lost = (process: RedisProcess): Promise<void> =>
    until('the loss is noticed', () => process.publisher.status !== 'ready' && process.errors.length > 0);
  const isBack = (process: RedisProcess): Promise<void> =>
    until('it can publish again', () => process.publisher.status === 'ready');
  /** Publishes from `from` until `to` has heard of it. */
  const untilHeard = async (from: RedisProcess, to: RedisProcess, id: string): Promise<void> => {
    await isBack(from);
    await until(`${id} is heard`, () => {
      from.stream.publish(changed(id));
      return to.heard.some((event) => event.kind === 'analysis_changed' && event.analysisId === id);
    });
  };

  beforeAll(async () => void (await findRedisServer()), INSTALL_MS);
  beforeEach(async () => {
    server = await startRedis({ appendonly: true });
    left = await startProcess(server);
    right = await startProcess(server);
  });
  afterEach(async () => {
    server.kill('SIGCONT');
    await Promise.all([left.close(), right.close()]);
    await server.stop();
  });

  it('is told within its process alone while Redis is killed, once, and says so once', async () => {
    server.kill('SIGKILL');
    await lost(left);
    await lost(right);
    left.stream.publish(changed('a1'));
    left.stream.publish(changed('a2'));
    await pause(1_500);
    expect(left.heard).toEqual([changed('a1'), changed('a2')]);
    expect([left.errors.length, right.errors.length]).toEqual([1, 1]);

    await server.restart();
    await untilHeard(left, right, 'left is back');
    await untilHeard(right, left, 'right is back');
    expect(right.heard).not.toContainEqual(changed('a1'));
    expect([left.errors.length, right.errors.length]).toEqual([1, 1]);

    server.kill('SIGKILL');
    await until('the next outage is told', () => left.errors.length === 2);
  });

  it('hears after an outage what was told while only its own connection was lost', async () => {
    const redis = new Redis(server.url);
    const lines = String(await redis.client('LIST')).split('\n');
    const readers = lines.flatMap((line) =>
      line.includes('cmd=xread') ? [/\bid=(\d+)/.exec(line)?.[1] ?? ''] : [],
    );
    expect(readers).toHaveLength(2);
    for (const id of readers) await redis.client('KILL', 'ID', id);
    const events = Array.from({ length: 250 }, (_, n) => changed(`a${n}`));
    for (const event of events) left.stream.publish(event);
    await until('all are in the stream', async () => JSON.stringify(await newest(redis)).includes('a249'));
    expect(await readersOf(redis)).toBe(0);
    expect(right.heard).toEqual([]);
    await until('all are heard', () => right.heard.length >= events.length);
    expect(right.heard).toEqual(events);
    expect(left.heard).toEqual(events);
    redis.disconnect();
  });

  it('loses nothing to a short silence, also when its publisher has given up waiting', async () => {
    server.kill('SIGSTOP');
    left.stream.publish(changed('a1'));
    await until('the silence is told', () => left.errors.length === 1);
    server.kill('SIGCONT');
    await until('the event is heard', () => right.heard.length > 0);
    expect(right.heard).toEqual([changed('a1')]);
    expect(left.heard).toEqual([changed('a1')]);
    expect(right.errors).toEqual([]);
  });

  it('comes back after a long silence', async () => {
    server.kill('SIGSTOP');
    await pause(LONG_SILENCE_MS);
    expect([left.errors, right.errors]).toEqual([
      ['Redis did not answer within 4000 ms'],
      ['Redis did not answer within 4000 ms'],
    ]);
    server.kill('SIGCONT');
    await untilHeard(left, right, 'left is back');
    await untilHeard(right, left, 'right is back');
  });

  it('goes on when Redis comes back with neither its memory nor its clock', async () => {
    const redis = new Redis(server.url);
    await redis.xadd(EVENTS_KEY, `${Date.now() + 3_600_000}-1`, 'of', 'a clock that is ahead');
    await untilHeard(left, right, 'before');
    await untilHeard(right, left, 'before as well');
    await redis.flushall();
    redis.disconnect();
    server.kill('SIGKILL');
    await lost(right);
    await server.restart();
    await untilHeard(left, right, 'after');
    await untilHeard(right, left, 'after as well');
  });

  it('says once that Redis refuses to store, and hears on', async () => {
    const redis = new Redis(server.url);
    await redis.config('SET', 'maxmemory', '1');
    for (const id of ['a1', 'a2', 'a3']) left.stream.publish(changed(id));
    await until('the refusal is told', () => left.errors.length > 0);
    await pause(2_500);
    left.stream.publish(changed('a4'));
    await pause(200);
    expect(left.errors).toEqual([expect.stringContaining('OOM')]);
    expect(left.heard).toHaveLength(4);
    await redis.config('SET', 'maxmemory', '0');
    redis.disconnect();
    await untilHeard(left, right, 'after');
  });

  it.each(['SIGKILL', 'SIGSTOP'] as const)('is closed within a second after %s', async (signal) => {
    server.kill(signal);
    if (signal === 'SIGKILL') await lost(left);
    left.stream.publish(changed('a1'));
    expect(await Promise.all([closedInTime(left), closedInTime(right)])).toEqual(['closed', 'closed']);
  });

  it('is closed within a second when there never was a Redis', async () => {
    const alone = openProcess(`redis://127.0.0.1:${await freePort()}`);
    await until('that is told', () => alone.errors.length > 0);
    alone.stream.publish(changed('a1'));
    expect(alone.heard).toEqual([changed('a1')]);
    expect(await closedInTime(alone)).toBe('closed');
    expect(alone.errors).toHaveLength(1);
  });
});

const newest = (redis: Redis): Promise<unknown> => redis.xrevrange(EVENTS_KEY, '+', '-', 'COUNT', 1);
