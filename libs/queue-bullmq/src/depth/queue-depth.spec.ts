import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { Queue } from 'bullmq';
import { consumeNotes } from '../testing/consume-notes';
import { NOTES, note } from '../testing/note.queue';
import { connected, openNotes, type OpenNotes } from '../testing/open-notes';
import { until } from '../testing/until';
import { QUEUE_STATES, readQueueDepth } from './queue-depth';

const DEADLINE_MS = 2_000;
const EMPTY = Object.fromEntries(QUEUE_STATES.map((state) => [state, 0]));

describe('the depth of a queue', () => {
  let redis: RedisServer;
  let notes: OpenNotes;
  /** Sends jobs as old as it likes, which a producer of ours would not. */
  let old: Queue;

  beforeAll(async () => {
    redis = await startRedis();
    notes = openNotes(redis.url);
    await connected(notes);
    old = new Queue(NOTES.name, { connection: { url: redis.url } });
  });

  afterAll(async () => {
    await old.close();
    await notes.close();
    await redis.stop();
  });

  const depth = (now?: () => number) => readQueueDepth(notes.connection, NOTES, DEADLINE_MS, now);

  it('is nothing for a queue nobody has used', async () => {
    await expect(depth()).resolves.toEqual({
      jobs: EMPTY,
      oldestWaitingMs: null,
      ended: { completed: 0, failed: 0 },
    });
  });

  it('counts what waits in each way, and how long the next has waited', async () => {
    await old.add(NOTES.name, note('oldest'), { jobId: 'oldest', timestamp: 1_000 });
    await old.add(NOTES.name, note('newest'), { jobId: 'newest', timestamp: 9_000 });
    await old.add(NOTES.name, note('first'), { jobId: 'first', priority: 5 });
    await old.add(NOTES.name, note('later'), { jobId: 'later', delay: 600_000 });
    await expect(depth(() => 61_000)).resolves.toMatchObject({
      jobs: { ...EMPTY, waiting: 2, prioritized: 1, delayed: 1 },
      oldestWaitingMs: 60_000,
    });
  });

  it('knows how long the next has waited where jobs have turns', async () => {
    await notes.queue.obliterate({ force: true });
    await old.add(NOTES.name, note('second'), { jobId: 'second', timestamp: 1_000, priority: 7 });
    await old.add(NOTES.name, note('next'), { jobId: 'next', timestamp: 31_000, priority: 6 });
    await expect(depth(() => 61_000)).resolves.toMatchObject({ oldestWaitingMs: 30_000 });
  });

  it('counts running and ended jobs, and the ended ones also once they are removed', async () => {
    await notes.queue.obliterate({ force: true });
    const { consumer } = consumeNotes(redis.url, async ({ id, signal }) => {
      if (id === 'bad') throw new Error('bad');
      if (id === 'slow') await new Promise((_, reject) => signal.addEventListener('abort', reject));
    });
    await notes.queue.add(NOTES.name, note('bad'), { jobId: 'bad' });
    await notes.queue.add(NOTES.name, note('good'), { jobId: 'good', removeOnComplete: true });
    await notes.queue.add(NOTES.name, note('slow'), { jobId: 'slow' });
    await until('two have ended', async () => {
      const { ended } = await depth();
      return ended.completed + ended.failed === 2;
    });
    await until('one runs', async () => (await depth()).jobs.active === 1);
    await expect(depth()).resolves.toEqual({
      jobs: { ...EMPTY, active: 1, failed: 1 },
      oldestWaitingMs: null,
      ended: { completed: 1, failed: 1 },
    });
    await consumer.stop(0);
  });

  it('is unknown, soon, when Redis does not answer', async () => {
    redis.kill('SIGSTOP');
    const answer = readQueueDepth(notes.connection, NOTES, 100);
    await expect(answer).rejects.toMatchObject({ code: 'QUEUE_UNREACHABLE' });
    redis.kill('SIGCONT');
  });
});
