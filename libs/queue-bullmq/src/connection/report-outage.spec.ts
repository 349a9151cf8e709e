import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { Redis } from 'ioredis';
import { until } from '../testing/until';
import { connectProducer } from './connect-producer';
import { reportOutageOnce } from './report-outage';

describe('reportOutageOnce', () => {
  const client = new Redis({ lazyConnect: true });
  let reported: string[];
  let now: number;
  let report: (error: Error) => void;

  beforeEach(() => {
    reported = [];
    now = 1_000;
    report = reportOutageOnce(
      client,
      ({ message }) => reported.push(message),
      () => now,
    );
  });

  it('reports an outage once until the connection is ready again', () => {
    report(new Error('Connection is closed.'));
    report(new Error('Command timed out'));
    client.emit('ready');
    report(new Error('Command timed out'));
    expect(reported).toEqual(['Connection is closed.', 'Command timed out']);
  });

  it('reports what Redis repeats once a minute, with how often it came', () => {
    for (let times = 0; times < 1_000; times += 1) report(new Error('OOM command not allowed'));
    now += 60_000;
    report(new Error('OOM command not allowed'));
    report(new Error('READONLY'));
    expect(reported).toEqual([
      'OOM command not allowed',
      'OOM command not allowed (1000 times since it was last reported)',
      'READONLY',
    ]);
  });

  it('does not keep every text there ever was', () => {
    report(new Error('first'));
    for (let text = 0; text < 100; text += 1) report(new Error(`text ${text}`));
    report(new Error('first'));
    expect(reported.filter((message) => message === 'first')).toHaveLength(2);
  });
});

describe('a connection whose password is wrong', () => {
  let redis: RedisServer;

  beforeAll(async () => {
    redis = await startRedis();
    const admin = new Redis(redis.url);
    await admin.config('SET', 'requirepass', 'right');
    admin.disconnect();
  });
  afterAll(() => redis.stop());

  it.each([
    ['missing', ''],
    ['wrong', ':hunter2@'],
  ])('says so once, not at each try, when it is %s', async (_what, credentials) => {
    const reported: string[] = [];
    let tries = 0;
    const client = connectProducer(redis.url.replace('//', `//${credentials}`), ({ message }) =>
      reported.push(message),
    );
    client.on('connect', () => (tries += 1));
    await until('it has tried again and again', () => tries >= 4);
    client.disconnect();
    expect(reported.length).toBeGreaterThan(0);
    expect(new Set(reported).size).toBe(reported.length);
    expect(reported.join()).not.toContain('hunter2');
  });
});
