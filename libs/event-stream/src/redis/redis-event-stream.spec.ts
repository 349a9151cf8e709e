import { once } from 'node:events';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { Redis } from 'ioredis';
import { describeEventStream } from '../testing/conformance';
import { changed, COMPLETE, START } from '../testing/events';
import { openProcess, startProcess, type RedisProcess } from '../testing/redis-process';
import { until } from '../testing/until';
import { EVENT_FIELD, EVENTS_KEY } from './redis-event-stream';

const INSTALL_MS = 320_000;

jest.setTimeout(30_000);

describe('a stream of events in Redis', () => {
  let server: RedisServer;
  let redis: Redis;
  const processes: RedisProcess[] = [];
  const started = async (onError?: (error: Error) => void): Promise<RedisProcess> => {
    const process = await startProcess(server, onError);
    processes.push(process);
    return process;
  };
  const write = (text: string): Promise<unknown> => redis.xadd(EVENTS_KEY, '*', EVENT_FIELD, text);

  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.url);
    await once(redis, 'ready');
  }, INSTALL_MS);
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((process) => process.close()));
    await redis.flushall();
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  describe('in one process', () => {
    describeEventStream(async (onError) => (await started(onError)).stream);
  });

  it('tells each event to every process once, in the order of its publisher', async () => {
    const [left, right, third] = [await started(), await started(), await started()];
    const events = [START, ...Array.from({ length: 300 }, (_, n) => changed(`a${n}`)), COMPLETE];
    for (const event of events) left.stream.publish(event);
    await until('all have come', () => [right, third].every(({ heard }) => heard.length >= events.length));
    right.stream.publish(changed('last'));
    await until('the last has come', () => [left, third].every(({ heard }) => heard.length > events.length));
    for (const { heard, errors } of [left, right, third]) {
      expect(heard).toEqual([...events, changed('last')]);
      expect(errors).toEqual([]);
    }
  });

  it('tells a new process nothing of the past', async () => {
    const old = await started();
    old.stream.publish(changed('before'));
    await until('it is in the stream', async () => (await redis.xlen(EVENTS_KEY)) === 1);
    const late = await started();
    old.stream.publish(changed('after'));
    await until('it is heard', () => late.heard.length > 0);
    expect(late.heard).toEqual([changed('after')]);
  });

  it('passes over what it does not know', async () => {
    const { heard, errors } = await started();
    const envelope = { version: 1, origin: 'another', event: changed('a1') };
    const unknown = [
      { ...envelope, version: 2 },
      { ...envelope, event: { kind: 'analysis_replayed', analysisId: 'a1' } },
      { ...envelope, event: { kind: 'analysis_changed' } },
      { ...envelope, event: { ...START, frame: null } },
      { ...envelope, event: changed('x'.repeat(5_000)) },
      null,
    ].map((each) => JSON.stringify(each));
    for (const text of ['', '{', ...unknown]) await write(text);
    await redis.xadd(EVENTS_KEY, '*', 'another field', JSON.stringify(envelope));
    await write(JSON.stringify({ ...envelope, news: true }));
    await until('the known one is heard', () => heard.length > 0);
    expect([heard, errors]).toEqual([[changed('a1')], []]);
  });

  it('keeps an event that is too large in its process, and says so', async () => {
    const [left, right] = [await started(), await started()];
    const large = changed('☃'.repeat(1_400));
    left.stream.publish(large);
    left.stream.publish(changed('a1'));
    await until('the small one is heard', () => right.heard.length > 0);
    expect(left.heard).toEqual([large, changed('a1')]);
    expect(right.heard).toEqual([changed('a1')]);
    expect(left.errors).toEqual([
      expect.stringMatching(/^an event analysis_changed has \d+ bytes and is told to this process alone$/),
    ]);
  });

  it('keeps about a thousand events in one key', async () => {
    const { stream } = await started();
    for (let n = 0; n < 3_000; n++) stream.publish(changed(`a${n}`));
    await until('the newest is there', async () => {
      const newest = await redis.xrevrange(EVENTS_KEY, '+', '-', 'COUNT', 1);
      return JSON.stringify(newest).includes('a2999');
    });
    const kept = await redis.xlen(EVENTS_KEY);
    expect(kept).toBeGreaterThanOrEqual(1_000);
    expect(kept).toBeLessThan(1_200);
    expect(await redis.keys('*')).toEqual([EVENTS_KEY]);
  });

  it('leaves no connection behind when it is closed', async () => {
    const clients = async (): Promise<number> =>
      String(await redis.client('LIST'))
        .trim()
        .split('\n').length;
    const before = await clients();
    const process = openProcess(server.url);
    await until('both connections are there', async () => (await clients()) === before + 2);
    await process.close();
    await until('both are gone', async () => (await clients()) === before);
  });
});
