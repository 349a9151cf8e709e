import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { MeridinateError } from '@meridinate/errors';
import { startRedis, type RedisServer } from '@meridinate/local-cluster';
import { consumeNotes } from '../testing/consume-notes';
import { note, type Note } from '../testing/note.queue';
import { connected, openNotes, type OpenNotes } from '../testing/open-notes';
import { until } from '../testing/until';
import type { ReceivedJob } from './received-job';

const DOOMED_WORKER = join(__dirname, '../../dist/testing/doomed-worker.js');
const TAKE_OVER = { lockMs: 1_000, stalledIntervalMs: 200 };

/** Starts a worker, waits until it has saved a checkpoint, and kills it. */
async function runAndKill(redisUrl: string): Promise<void> {
  const worker = spawn(process.execPath, [DOOMED_WORKER, redisUrl], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(worker, 'exit');
  await Promise.race([once(worker.stdout, 'data'), exited]);
  worker.kill('SIGKILL');
  await exited;
}

describe('a job whose worker is lost', () => {
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

  const inState = (id: string, state: string) =>
    until(`${id} is ${state}`, async () => (await notes.producer.state(id)) === state);

  it('is taken over by another worker, with the checkpoint the killed one had saved', async () => {
    await notes.producer.send(note('orphan'));
    await runAndKill(redis.url);
    const seen: ReceivedJob<Note>[] = [];
    const { consumer } = consumeNotes(redis.url, (job) => Promise.resolve(void seen.push(job)), TAKE_OVER);
    await inState('orphan', 'completed');
    await consumer.stop(1_000);
    expect(seen).toMatchObject([{ payload: note('orphan', 3), attempt: 2, lastAttempt: false }]);
  }, 30_000);

  it('is set aside after the second time, with what is known of the runs it did not survive', async () => {
    await notes.producer.send(note('poison'));
    await runAndKill(redis.url);
    await runAndKill(redis.url);
    const setAside: MeridinateError<'ANALYSIS_WORKER_LOST'>[] = [];
    let runs = 0;
    const { consumer } = consumeNotes(redis.url, () => Promise.resolve(void (runs += 1)), {
      ...TAKE_OVER,
      losses: { most: 2, onSetAside: (_, error) => Promise.resolve(void setAside.push(error)) },
    });
    await inState('poison', 'failed');
    await consumer.stop(1_000);
    expect(runs).toBe(0);
    expect(setAside).toMatchObject([
      {
        context: {
          losses: [
            { worker: null, alone: false },
            { worker: expect.stringMatching(/:\d+$/) as string, alone: true },
          ],
        },
      },
    ]);
  }, 30_000);

  it('is not blamed for a worker that lives and was only cut off', async () => {
    let runs = 0;
    const { consumer } = consumeNotes(
      redis.url,
      async (job) => {
        runs += 1;
        if (runs === 1) await new Promise((_, reject) => job.signal.addEventListener('abort', reject));
      },
      { ...TAKE_OVER, losses: { most: 1, onSetAside: () => Promise.reject(new Error('blamed')) } },
    );
    await notes.producer.send(note('innocent'));
    await until('it runs', () => runs === 1);
    redis.kill('SIGSTOP');
    await delay(2 * TAKE_OVER.lockMs);
    redis.kill('SIGCONT');
    await inState('innocent', 'completed');
    await consumer.stop(1_000);
    expect(runs).toBe(2);
  }, 30_000);

  it('is aborted in a worker that Redis no longer answers, before anyone can take it over', async () => {
    let running: ReceivedJob<Note> | undefined;
    const { consumer } = consumeNotes(
      redis.url,
      async (job) => {
        running = job;
        await new Promise((_, reject) => job.signal.addEventListener('abort', reject));
      },
      TAKE_OVER,
    );
    await notes.producer.send(note('cut-off'));
    await until('it runs', () => running !== undefined);
    redis.kill('SIGSTOP');
    await until('its signal is aborted', () => running?.signal.aborted === true);
    redis.kill('SIGCONT');
    await consumer.stop(1_000);
    expect(running?.signal.reason).toMatchObject({ code: 'ANALYSIS_ABORTED' });
  }, 30_000);
});

describe('a job consumer whose Redis dies', () => {
  it.each(['SIGKILL', 'SIGSTOP'] as const)(
    'stops all the same after %s, and says once what happened',
    async (signal) => {
      const redis = await startRedis();
      const notes = openNotes(redis.url);
      await connected(notes);
      let runs = 0;
      const { consumer, errors } = consumeNotes(redis.url, async (job) => {
        runs += 1;
        await new Promise((_, reject) => job.signal.addEventListener('abort', reject));
      });
      await notes.producer.send(note('doomed'));
      await until('it runs', () => runs === 1);
      redis.kill(signal);
      if (signal === 'SIGKILL') await until('the outage is reported', () => errors.length > 0);
      await consumer.stop(100);
      expect(errors.length).toBeLessThanOrEqual(1);
      redis.kill('SIGCONT');
      await notes.close();
      await redis.stop();
    },
  );

  it('starts before Redis and works once it is there', async () => {
    const first = await startRedis();
    await first.stop();
    let handled = '';
    const { consumer } = consumeNotes(first.url, ({ id }) => Promise.resolve(void (handled = id)));
    const redis = await startRedis({ port: first.port });
    const notes = openNotes(redis.url);
    await connected(notes);
    await notes.producer.send(note('patient'));
    await until('it is handled', () => handled === 'patient');
    await consumer.stop(1_000);
    await notes.close();
    await redis.stop();
  });
});
