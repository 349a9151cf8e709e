import { join } from 'node:path';
import { type Database, openDatabase } from '@meridinate/persistence';
import { ServiceObservations } from '../observations/service-observations';
import { type TemporaryFolder, temporaryFolder } from '../testing/gateway';
import { AnswerCache, type CacheLimits } from './answer-cache.service';

const WALLET = 'So11111111111111111111111111111111111111112';
const TAGS = { cache: 'tags', key: '/tags', content: ['tags'] } as const;

/** Answers of the order in which they were computed: 1, 2, … */
function counted(): { compute: () => Promise<number>; times: () => number } {
  let times = 0;
  return { compute: () => Promise.resolve((times += 1)), times: () => times };
}

describe('the cache of answers', () => {
  let folder: TemporaryFolder;
  let database: Database;
  /** The same content, as another gateway has it open. */
  let elsewhere: Database;
  let reads: string[];

  const open = (limits: CacheLimits = { entries: 10, bytes: 1_000 }): AnswerCache => {
    const observations = new ServiceObservations();
    observations.on((seen) => seen.kind === 'cache_read' && reads.push(seen.isHit ? 'hit' : 'miss'));
    return new AnswerCache(database, observations, limits);
  };
  const tagged = (tag: string): Promise<boolean> => elsewhere.tags.add(WALLET, { tag, isKol: false });

  beforeAll(async () => {
    folder = await temporaryFolder();
    const url = `file:${join(folder.path, 'kept.db')}`;
    database = await openDatabase(url);
    elsewhere = await openDatabase(url);
  });
  beforeEach(() => {
    reads = [];
  });
  afterAll(async () => {
    await Promise.all([database.close(), elsewhere.close()]);
    await folder.remove();
  });

  const textOf = async (
    cache: AnswerCache,
    compute: () => Promise<unknown>,
    key = '/tags',
  ): Promise<string> => (await cache.answer({ ...TAGS, key }, compute)).bytes.toString();

  it('computes an answer once while its content stays the same', async () => {
    const cache = open();
    const { compute, times } = counted();
    expect([await textOf(cache, compute), await textOf(cache, compute)]).toEqual(['1', '1']);
    expect(times()).toBe(1);
    expect(reads).toEqual(['miss', 'hit']);
  });

  it('computes it anew after any gateway has written such content', async () => {
    const cache = open();
    const { compute } = counted();
    await textOf(cache, compute);
    await tagged('whale');
    expect(await textOf(cache, compute)).toBe('2');
  });

  it('does not care about other content', async () => {
    const cache = open();
    const { compute } = counted();
    const tokens = { cache: 'token_history', key: '/api/tokens/history', content: ['tokens'] } as const;
    await cache.answer(tokens, compute);
    await tagged('insider');
    expect((await cache.answer(tokens, compute)).bytes.toString()).toBe('1');
  });

  it('lets reads at one time share a computation', async () => {
    const cache = open();
    const { compute } = counted();
    const answers = await Promise.all(Array.from({ length: 5 }, () => textOf(cache, compute)));
    expect(answers).toEqual(['1', '1', '1', '1', '1']);
    expect(reads.sort()).toEqual(['hit', 'hit', 'hit', 'hit', 'miss']);
  });

  it('does not share one that began before a write', async () => {
    const cache = open();
    let finish: (answer: string) => void = () => undefined;
    const begun = new Promise<void>((begins) => {
      const old = (): Promise<string> => {
        begins();
        return new Promise((resolve) => (finish = resolve));
      };
      void cache.answer(TAGS, old);
    });
    await begun;
    await tagged('sniper');
    expect(await textOf(cache, () => Promise.resolve('new'))).toBe('"new"');
    finish('old');
    expect(await textOf(cache, () => Promise.resolve('new'))).toBe('"new"');
  });

  it('gives a failure to all that share it, and keeps nothing of it', async () => {
    const cache = open();
    const failing = (): Promise<never> => Promise.reject(new Error('no database'));
    const outcomes = await Promise.allSettled([textOf(cache, failing), textOf(cache, failing)]);
    expect(outcomes).toMatchObject([{ reason: { message: 'no database' } }, { status: 'rejected' }]);
    expect(await textOf(cache, counted().compute)).toBe('1');
  });

  it.each([
    ['answers', { entries: 2, bytes: 1_000 }],
    ['bytes', { entries: 100, bytes: 8 }],
  ])('forgets the least recently used beyond its limit of %s', async (_what, limits) => {
    const cache = open(limits);
    const { compute } = counted();
    for (const key of ['/a', '/b', '/a', '/c']) await textOf(cache, compute, key);
    reads = [];
    for (const key of ['/a', '/c', '/b']) await textOf(cache, compute, key);
    expect(reads).toEqual(['hit', 'hit', 'miss']);
  });
});
