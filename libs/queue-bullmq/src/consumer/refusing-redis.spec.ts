import { setTimeout as pause } from 'node:timers/promises';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { consumeNotes, type NotesConsumer } from '../testing/consume-notes';
import { note } from '../testing/note.queue';
import { connected, openNotes, type OpenNotes } from '../testing/open-notes';
import { until } from '../testing/until';

const WATCHED_MS = 1_500;
/** Of a consumer that pauses: a question a second, and some looks for stalled jobs. */
const FEW = 20;

describe('a job consumer whose Redis refuses writes', () => {
  let redis: RedisServer;
  let notes: OpenNotes;
  let consuming: NotesConsumer;
  const done: string[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    notes = openNotes(redis.url);
    await connected(notes);
  });

  afterEach(() => consuming.consumer.stop(100));

  afterAll(async () => {
    await notes.close();
    await redis.stop();
  });

  /** Scripts that Redis was asked to run so far. */
  const scriptsRun = async (): Promise<number> => {
    const stats = await notes.connection.info('commandstats');
    return [...stats.matchAll(/cmdstat_eval(?:sha)?:calls=(\d+)/g)].reduce(
      (sum, [, n]) => sum + Number(n),
      0,
    );
  };
  const consume = async (): Promise<number> => {
    consuming = consumeNotes(redis.url, ({ id }) => Promise.resolve(void done.push(id)));
    await until('it is refused', () => consuming.errors.length > 0);
    const before = await scriptsRun();
    await pause(WATCHED_MS);
    return (await scriptsRun()) - before;
  };
  const messages = (): string[] => consuming.errors.map(({ message }) => message);

  it.each([
    ['full', () => notes.connection.config('SET', 'maxmemory', '1'), /^OOM/],
    ['a replica', () => notes.connection.replicaof('127.0.0.1', '1'), /^READONLY/],
  ])('pauses and says so once when it is %s, and works again afterwards', async (_what, refuse, said) => {
    await refuse();
    expect(await consume()).toBeLessThan(FEW);
    expect(messages().every((message) => said.test(message))).toBe(true);
    expect(new Set(messages()).size).toBe(messages().length);

    await notes.connection.config('SET', 'maxmemory', '0');
    await notes.connection.replicaof('NO', 'ONE');
    await notes.producer.send(note(`after ${said.source}`));
    await until('the job is done', () => done.includes(`after ${said.source}`));
  });
});
