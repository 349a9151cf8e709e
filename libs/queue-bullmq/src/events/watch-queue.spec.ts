import { MeridinateError } from '@meridinate/errors';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { consumeNotes } from '../testing/consume-notes';
import { NOTES, note } from '../testing/note.queue';
import { connected, openNotes, type OpenNotes } from '../testing/open-notes';
import { until } from '../testing/until';
import { watchQueue, type QueueWatch } from './watch-queue';

const lasting = new MeridinateError('MINT_NOT_FOUND', { mint: 'nowhere' });

describe('a watched queue', () => {
  let redis: RedisServer;
  let notes: OpenNotes;

  beforeEach(async () => {
    redis = await startRedis();
    notes = openNotes(redis.url);
    await connected(notes);
  });

  afterEach(async () => {
    await notes.close();
    await redis.stop();
  });

  const watch = (events: unknown[]): QueueWatch =>
    watchQueue({
      redisUrl: redis.url,
      contract: NOTES,
      onActive: (id) => events.push(['active', id]),
      onProgress: (id, value) => events.push(['progress', id, value]),
      onFailed: (id, reason) => events.push(['failed', id, reason]),
      onError: (error) => events.push(error),
    });

  it('tells of each run, of progress, and of the final failure alone', async () => {
    const events: unknown[] = [];
    const { ready, close } = watch(events);
    await ready;
    const { consumer } = consumeNotes(redis.url, async (job) => {
      if (job.attempt === 1) throw new Error('try again');
      await job.saveProgress({ page: 1 });
      throw lasting;
    });
    await notes.producer.send(note('watched'));
    await until('the failure is told', () => events.length >= 4);
    await consumer.stop(1_000);
    await close();
    expect(events).toEqual([
      ['active', 'watched'],
      ['active', 'watched'],
      ['progress', 'watched', { page: 1 }],
      ['failed', 'watched', lasting.message],
    ]);
  });

  it('misses nothing that happens between ready and the first read, nor tells what was before', async () => {
    const before = consumeNotes(redis.url, () => Promise.resolve());
    await notes.producer.send(note('before'));
    await until('it is done', async () => (await notes.producer.state('before')) === 'completed');
    const events: unknown[] = [];
    const { ready, close } = watch(events);
    await ready;
    await notes.producer.send(note('after'));
    await until('it is told', () => events.length > 0);
    await before.consumer.stop(1_000);
    await close();
    expect(events).toEqual([['active', 'after']]);
  });

  it('closes although Redis is dead, and says once what happened', async () => {
    const events: unknown[] = [];
    const { ready, close } = watch(events);
    await ready;
    redis.kill('SIGKILL');
    await until('the outage is told', () => events.length > 0);
    await close();
    expect(events).toEqual([expect.any(Error)]);
  });

  it('closes although Redis never came', async () => {
    await redis.stop();
    const { ready, close } = watch([]);
    await close();
    await expect(ready).rejects.toThrow();
  });
});
