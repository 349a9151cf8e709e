import { freePort, startRedis, type RedisServer } from '@meridinate/local-cluster';
import { NOTES, note, type Note } from '../testing/note.queue';
import { connected, openNotes, type OpenNotes } from '../testing/open-notes';
import { until } from '../testing/until';

const unreachable = { code: 'QUEUE_UNREACHABLE', cause: expect.any(Error) as Error };

describe('a job producer', () => {
  let redis: RedisServer;
  let notes: OpenNotes;

  beforeAll(async () => {
    redis = await startRedis();
    notes = openNotes(redis.url);
    await connected(notes);
  });

  afterAll(async () => {
    await notes.close();
    await redis.stop();
  });

  it('stores a payload sent twice as one job, as the contract says', async () => {
    await notes.producer.send(note('twice', 1));
    await notes.producer.send(note('twice', 2));
    expect(await notes.queue.count()).toBe(1);
    const job = await notes.queue.getJob('twice');
    expect(job).toMatchObject({
      data: note('twice', 1),
      opts: {
        attempts: NOTES.policy.attempts,
        removeOnComplete: { age: 3600 },
        removeOnFail: { age: 3600 },
      },
    });
  });

  it('says where a job is, and removes it', async () => {
    await notes.producer.send(note('asked'));
    await expect(notes.producer.state('asked')).resolves.toBe('waiting');
    await expect(notes.producer.failedReason('asked')).resolves.toBeNull();
    await expect(notes.producer.remove('asked')).resolves.toBe(true);
    await expect(notes.producer.state('asked')).resolves.toBe('unknown');
    await expect(notes.producer.failedReason('asked')).resolves.toBeNull();
    await expect(notes.producer.remove('asked')).resolves.toBe(true);
  });

  it('refuses a payload that its own contract could not read', async () => {
    const broken = { version: 1, id: 'broken' } as Note;
    await expect(notes.producer.send(broken)).rejects.toMatchObject({ code: 'MESSAGE_MALFORMED' });
    await expect(notes.producer.state('broken')).resolves.toBe('unknown');
  });
});

describe('a job producer whose Redis is away', () => {
  it('says so, and works without a restart once Redis is there', async () => {
    const port = await freePort();
    const notes = openNotes(`redis://127.0.0.1:${port}`);
    await expect(notes.producer.send(note('early'))).rejects.toMatchObject(unreachable);
    await expect(notes.producer.state('early')).rejects.toMatchObject(unreachable);
    await until('the outage is reported', () => notes.errors.length > 0);

    const redis = await startRedis({ port });
    try {
      await connected(notes);
      await notes.producer.send(note('early'));
      expect(await notes.producer.state('early')).toBe('waiting');
      expect(notes.errors.map(({ message }) => message)).toEqual([expect.stringContaining('ECONNREFUSED')]);
    } finally {
      await notes.close();
      await redis.stop();
    }
  });

  it('gives up on a Redis that is silent, and what it gave up is not stored later', async () => {
    const redis = await startRedis();
    const notes = openNotes(redis.url);
    try {
      await connected(notes);
      await notes.producer.send(note('before'));
      redis.kill('SIGSTOP');
      const refused = ['ghost', 'spectre', 'phantom'].map((id) =>
        expect(notes.producer.send(note(id))).rejects.toMatchObject(unreachable),
      );
      await Promise.all(refused);
      redis.kill('SIGCONT');
      await until('Redis answers', () =>
        notes.connection.ping().then(
          () => true,
          () => false,
        ),
      );
      expect(await notes.queue.count()).toBe(1);
    } finally {
      redis.kill('SIGCONT');
      await notes.close();
      await redis.stop();
    }
  });

  it('stores one job when a refused one is sent again', async () => {
    const redis = await startRedis();
    const notes = openNotes(redis.url);
    try {
      await connected(notes);
      redis.kill('SIGSTOP');
      await expect(notes.producer.send(note('ghost'))).rejects.toMatchObject(unreachable);
      redis.kill('SIGCONT');
      await until('Redis takes it', () =>
        notes.producer.send(note('ghost')).then(
          () => true,
          () => false,
        ),
      );
      expect(await notes.queue.count()).toBe(1);
    } finally {
      redis.kill('SIGCONT');
      await notes.close();
      await redis.stop();
    }
  });
});
