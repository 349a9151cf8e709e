import { MeridinateError } from '@meridinate/errors';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { consumeNotes } from '../testing/consume-notes';
import { NOTES, note, type Note } from '../testing/note.queue';
import { connected, openNotes, type OpenNotes } from '../testing/open-notes';
import { until } from '../testing/until';
import type { ReceivedJob } from './received-job';

const GRACE_MS = 2_000;
const passing = () =>
  new MeridinateError('UPSTREAM_UNREACHABLE', { upstream: 'helius', call: 'getTransactions' });
const lasting = () => new MeridinateError('MINT_NOT_FOUND', { mint: 'nowhere' });

describe('a job consumer', () => {
  let redis: RedisServer;
  let notes: OpenNotes;
  let seen: ReceivedJob<Note>[];

  beforeAll(async () => {
    redis = await startRedis();
    notes = openNotes(redis.url);
    await connected(notes);
  });

  beforeEach(async () => {
    seen = [];
    await notes.queue.obliterate({ force: true });
  });

  afterAll(async () => {
    await notes.close();
    await redis.stop();
  });

  const inState = (id: string, state: string) =>
    until(`${id} is ${state}`, async () => (await notes.producer.state(id)) === state);
  const keep = (job: ReceivedJob<Note>) => {
    seen.push(job);
    return Promise.resolve();
  };
  const attempts = () => seen.map(({ attempt, lastAttempt }) => [attempt, lastAttempt]);

  it('tries a job again after an error that may pass', async () => {
    const { consumer, errors } = consumeNotes(redis.url, async (job) => {
      seen.push(job);
      if (job.attempt === 1) throw passing();
      await Promise.resolve();
    });
    await notes.producer.send(note('again'));
    await inState('again', 'completed');
    await consumer.stop(GRACE_MS);
    expect(attempts()).toEqual([
      [1, false],
      [2, false],
    ]);
    expect(errors).toEqual([]);
  });

  it('does not try again what cannot pass', async () => {
    const { consumer } = consumeNotes(redis.url, (job) => {
      seen.push(job);
      return Promise.reject(lasting());
    });
    await notes.producer.send(note('hopeless'));
    await inState('hopeless', 'failed');
    await consumer.stop(GRACE_MS);
    expect(attempts()).toEqual([[1, false]]);
    expect(await notes.producer.failedReason('hopeless')).toBe(lasting().message);
  });

  it('gives up after the attempts of the contract and reports an error that is not ours', async () => {
    const { consumer, errors } = consumeNotes(redis.url, (job) => {
      seen.push(job);
      return Promise.reject(new TypeError('bug at redis://user:hunter2@host'));
    });
    await notes.producer.send(note('buggy'));
    await inState('buggy', 'failed');
    await consumer.stop(GRACE_MS);
    expect(attempts()).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(errors.map(({ message }) => message)).toEqual(Array(3).fill('bug at redis://***@host'));
    expect(JSON.stringify(await notes.queue.getJob('buggy'))).not.toContain('hunter2');
  });

  it('fails a malformed payload and says so, without running it', async () => {
    const { consumer, rejected } = consumeNotes(redis.url, keep);
    await notes.queue.add(NOTES.name, { version: 1, id: 7 }, { jobId: 'malformed', attempts: 3 });
    await inState('malformed', 'failed');
    await consumer.stop(GRACE_MS);
    expect(seen).toEqual([]);
    expect(rejected).toEqual([{ jobId: 'malformed', code: 'MESSAGE_MALFORMED' }]);
    expect((await notes.queue.getJob('malformed'))?.attemptsMade).toBe(1);
  });

  it('puts a malformed payload back as long as nobody can be told of it', async () => {
    const { consumer } = consumeNotes(redis.url, keep, {
      onRejected: () => Promise.reject(new MeridinateError('QUEUE_UNREACHABLE', {})),
    });
    await notes.queue.add(NOTES.name, { version: 1 }, { jobId: 'untold', attempts: 1 });
    await inState('untold', 'delayed');
    await consumer.stop(GRACE_MS);
    expect((await notes.queue.getJob('untold'))?.attemptsMade).toBe(0);
  });

  it('puts a payload of an unknown version back untouched, without using up an attempt', async () => {
    const { consumer, rejected, errors } = consumeNotes(redis.url, keep);
    const payload = { version: 2, anything: { newer: true } };
    await notes.queue.add(NOTES.name, payload, { jobId: 'newer', attempts: 1 });
    await inState('newer', 'delayed');
    await consumer.stop(GRACE_MS);
    const job = await notes.queue.getJob('newer');
    expect(job).toMatchObject({ data: payload, attemptsMade: 0, attemptsStarted: 1 });
    expect(seen).toEqual([]);
    expect(rejected).toEqual([]);
    expect(errors).toMatchObject([{ code: 'MESSAGE_VERSION_UNKNOWN' }]);
  });

  it('puts a job back whose handler could not reach a queue, without using up an attempt', async () => {
    const { consumer } = consumeNotes(redis.url, () =>
      Promise.reject(new MeridinateError('QUEUE_UNREACHABLE', {})),
    );
    await notes.queue.add(NOTES.name, note('blip'), { jobId: 'blip', attempts: 1 });
    await inState('blip', 'delayed');
    await consumer.stop(GRACE_MS);
    expect((await notes.queue.getJob('blip'))?.attemptsMade).toBe(0);
  });

  it('keeps a saved payload for the next attempt, and refuses one it could not read back', async () => {
    let refused: unknown;
    const { consumer } = consumeNotes(redis.url, async (job) => {
      seen.push(job);
      if (job.attempt > 1) return;
      refused = await job.savePayload({ ...job.payload, pages: -1 }).catch((error: unknown) => error);
      await job.savePayload({ ...job.payload, pages: 5 });
      throw passing();
    });
    await notes.producer.send(note('checkpoint'));
    await inState('checkpoint', 'completed');
    await consumer.stop(GRACE_MS);
    expect(seen.map(({ payload }) => payload.pages)).toEqual([0, 5]);
    expect(refused).toMatchObject({ code: 'MESSAGE_MALFORMED' });
  });

  it('waits for a running job when it stops, and takes no other', async () => {
    let finish = (): void => undefined;
    const { consumer } = consumeNotes(redis.url, async (job) => {
      seen.push(job);
      await new Promise<void>((resolve) => (finish = resolve));
    });
    await notes.producer.send(note('running'));
    await until('it runs', () => seen.length === 1);
    const stopped = consumer.stop(GRACE_MS);
    await notes.producer.send(note('late'));
    finish();
    await stopped;
    expect(await notes.producer.state('running')).toBe('completed');
    expect(await notes.producer.state('late')).toBe('waiting');
    expect(seen.map(({ id }) => id)).toEqual(['running']);
  });

  it('aborts a job that outlasts the grace and gives it back with its last checkpoint, without using up an attempt', async () => {
    const { consumer } = consumeNotes(redis.url, async (job) => {
      seen.push(job);
      await new Promise((resolve) => job.signal.addEventListener('abort', resolve));
      await job.savePayload({ ...job.payload, pages: 9 });
      throw new Error('told to stop');
    });
    await notes.queue.add(NOTES.name, note('long'), { jobId: 'long', attempts: 1 });
    await until('it runs', () => seen.length === 1);
    await consumer.stop(50);
    expect(seen[0]?.signal.reason).toMatchObject({ code: 'ANALYSIS_ABORTED' });
    expect(seen[0]?.lost.aborted).toBe(false);
    expect(await notes.producer.state('long')).toBe('waiting');
    expect(await notes.queue.getJob('long')).toMatchObject({ attemptsMade: 0, data: note('long', 9) });
  });

  it('aborts a running job that is cancelled, and lets its handler have the last word', async () => {
    const { consumer } = consumeNotes(redis.url, async (job) => {
      seen.push(job);
      await new Promise((resolve) => job.signal.addEventListener('abort', resolve));
    });
    await notes.producer.send(note('unwanted'));
    await until('it runs', () => seen.length === 1);
    await expect(notes.producer.cancel('unwanted')).resolves.toBe('asked');
    await until('it has ended', async () => (await notes.producer.state('unwanted')) === 'completed');
    expect(seen[0]?.signal.reason).toMatchObject({ code: 'ANALYSIS_CANCELLED' });
    await consumer.stop(1_000);
  });

  it('bounds the stream of events whoever came first', async () => {
    const { consumer } = consumeNotes(redis.url, keep);
    await until('the bound is set', async () => (await eventBound()) === '1000');
    await consumer.stop(GRACE_MS);
  });

  const eventBound = () => notes.connection.hget(notes.queue.toKey('meta'), 'opts.maxLenEvents');
});
