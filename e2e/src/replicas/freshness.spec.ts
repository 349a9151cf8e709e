import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { analyse, ask, inProcess } from '../testing/api';
import { SimulatorKnowledge } from '../testing/simulator';
import { simulatedBy } from '../testing/stack';
import { MovingUpstream } from './moving-upstream';
import { readWorld, walletsByInterest } from './read-world';
import type { Read } from './reads';
import { Replicas } from './replicas';
import { see, type Seen } from './see';
import type { World } from './world';
import { step, type Step, type Subjects, type Write } from './writes';

const RUNS = Number(process.env['FRESHNESS_RUNS'] ?? 20);
const SEED = Number(process.env['FRESHNESS_SEED'] ?? 20_260_909);
const KINDS_OF_WRITES = 11;
const TOKENS = 3;
const WALLETS = 5;
const RUN_DEADLINE_MS = 30_000;
const SETTINGS = { api_settings: { transactionLimit: 300, minUsdFilter: 0, walletCount: 20 } };

/** The same read before a write, with the ETag of that answer still before it, and so after the write. */
interface Followed {
  before: Seen;
  again: Seen;
  after: Seen;
}

describe('two gateways on one PostgreSQL', () => {
  const replicas = new Replicas();
  const done = { steps: 0, reads: 0, changed: 0, notModified: 0 };
  const kinds: Record<string, number> = {};
  let upstream: MovingUpstream;
  let world: World;
  let subjects: Subjects;

  beforeAll(async () => {
    const simulator = await replicas.stack.simulator();
    upstream = await MovingUpstream.start(simulator.url);
    await replicas.start(simulatedBy(upstream));
    for (const mint of await new SimulatorKnowledge(simulator.url).mints(TOKENS))
      await analyse({ url: replicas.url(0) }, inProcess, mint, SETTINGS);
    world = await readWorld(replicas.url(0));
    const { several, all } = walletsByInterest(world);
    expect(several.length).toBeGreaterThan(0);
    subjects = { wallets: all.slice(0, WALLETS), tokens: world.tokens.map(({ id }) => id), upstream };
  });
  afterAll(async () => {
    await replicas.stop();
    await upstream?.stop();
  });

  async function send(url: string, { kind, method, path, body, status, apply }: Write): Promise<void> {
    const expected = status(world);
    const answer = await ask(url + path, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    expect([kind, answer.status]).toEqual([kind, expected]);
    if (answer.status === 200) apply(world, answer.body as never);
  }

  /** Writes at one replica and reads at the other what it affects, during the write as well. */
  async function take({ replica, write }: Step): Promise<void> {
    const { reads, kind } = write;
    const reader = replicas.url(replica + 1);
    const seeAll = (known: Seen[] = []): Promise<Seen[]> =>
      Promise.all(reads.map((read, place) => see(reader, read, known[place]?.etag)));
    const before = await seeAll();
    const again = await seeAll(before);
    const racing = seeAll();
    await send(replicas.url(replica), write);
    const after = await seeAll(before);
    await racing;
    for (const [place, read] of reads.entries()) {
      const [first, second, third] = [before[place], again[place], after[place]];
      if (first && second && third) expectFresh(read, { before: first, again: second, after: third });
    }
    done.steps += 1;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }

  function expectFresh(read: Read, { before, again, after }: Followed): void {
    const expected = read.expected(world);
    const found = expected === null ? 404 : 200;
    const holds = before.status === found && isDeepStrictEqual(before.shown, expected);
    const mayBeKept = read.isTagged && before.status === 200;
    done.reads += 1;
    if (!holds) done.changed += 1;
    if (mayBeKept) {
      done.notModified += 1;
      expect([read.path, again.status]).toEqual([read.path, 304]);
    }
    const asBefore = { status: 304, shown: null };
    expect({ path: read.path, status: after.status, shown: after.shown }).toEqual({
      path: read.path,
      ...(holds && mayBeKept ? asBefore : { status: found, shown: expected }),
    });
  }

  it(
    `never show what the other has changed already (${RUNS} runs of seed ${SEED})`,
    async () => {
      const steps = fc.array(step(subjects), { minLength: 3, maxLength: 8 });
      const run = async (taken: Step[]): Promise<void> => {
        for (const each of taken) await take(each);
      };
      await fc.assert(fc.asyncProperty(steps, run), {
        ...{ numRuns: RUNS, seed: SEED, endOnFailure: true, timeout: RUN_DEADLINE_MS },
      });
      process.stdout.write(`freshness: ${JSON.stringify({ seed: SEED, runs: RUNS, ...done, kinds })}\n`);
      // Writes that change nothing and reads that show nothing new would agree as well.
      expect(Object.keys(kinds)).toHaveLength(KINDS_OF_WRITES);
      expect(done.changed).toBeGreaterThan(done.steps);
      expect(done.notModified).toBeGreaterThan(done.steps);
    },
    RUNS * RUN_DEADLINE_MS,
  );
});
