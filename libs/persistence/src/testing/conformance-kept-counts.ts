import fc from 'fast-check';
import type { Database } from '../repositories';
import { analysed } from './analysed';
import type { Subject } from './conformance';
import { NOON } from './sample-analysis';

const MINTS = ['MintA', 'MintB', 'MintC'] as const;
const WALLETS = ['alice', 'Bob', 'carol', 'dave'];
const MOVES = ['moveToTrash', 'restore', 'deletePermanently'] as const;

interface ModelToken {
  id: number;
  mint: string;
  wallets: Set<string>;
  analyzedAt: number;
  deletedAt: number | null;
}

type Model = Map<string, ModelToken>;

type Move =
  | { kind: 'complete'; mint: string; wallets: string[]; at: number }
  | { kind: (typeof MOVES)[number]; mint: string; at: number };

const mint = fc.constantFrom(...MINTS);
const at = fc.integer({ min: NOON, max: NOON + 3 });
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant('complete' as const), mint, wallets: fc.subarray(WALLETS), at }),
  fc.record({ kind: fc.constantFrom(...MOVES), mint, at }),
);

/** Moves a token of the model; false when there is nothing to move. */
function expected(model: Model, { kind, mint: of, at: time }: Exclude<Move, { kind: 'complete' }>): boolean {
  const token = model.get(of);
  if (token === undefined || (token.deletedAt === null) !== (kind === 'moveToTrash')) return false;
  if (kind === 'deletePermanently') model.delete(of);
  else token.deletedAt = kind === 'restore' ? null : time;
  return true;
}

/** Takes the move in the model and for real; what both answer must be the same. */
async function taken(subject: Subject, model: Model, next: Move): Promise<void> {
  const { tokens, revisions } = subject.database;
  const before = await revisions.read(['tokens']);
  let changed = true;
  if (next.kind === 'complete') {
    const id = await analysed(subject, next.mint, next);
    const token = model.get(next.mint) ?? { id, mint: next.mint, wallets: new Set<string>(), analyzedAt: 0 };
    const wallets = new Set([...token.wallets, ...next.wallets]);
    const analyzedAt = Math.max(token.analyzedAt, next.at);
    model.set(next.mint, { ...token, wallets, analyzedAt, deletedAt: null });
    expect(id).toBe(token.id);
  } else {
    const id = model.get(next.mint)?.id ?? 2 ** 40;
    changed = expected(model, next);
    expect([next, await tokens[next.kind](id, next.at)]).toEqual([next, changed]);
  }
  expect((await revisions.read(['tokens'])) !== before).toBe(changed);
}

const newestFirst = (tokens: ModelToken[], time: (token: ModelToken) => number): number[] =>
  tokens.sort((left, right) => time(right) - time(left) || right.id - left.id).map(({ id }) => id);

/** What a reader of the interfaces expects to be shown. */
function shownOf(model: Model) {
  const all = [...model.values()];
  const shown = all.filter(({ deletedAt }) => deletedAt === null).sort((left, right) => left.id - right.id);
  const wallets = WALLETS.map((wallet) => ({
    wallet,
    mints: shown.filter((token) => token.wallets.has(wallet)).map((token) => token.mint),
  }))
    .filter(({ mints }) => mints.length > 0)
    .sort((left, right) => right.mints.length - left.mints.length || (left.wallet < right.wallet ? -1 : 1));
  const ofAtLeast = [1, 2, 3].map((least) => wallets.filter(({ mints }) => mints.length >= least));
  const deleted = all.filter(({ deletedAt }) => deletedAt !== null);
  return {
    totals: { tokens: shown.length, deletedTokens: deleted.length, wallets: wallets.length },
    ofAtLeast,
    counts: ofAtLeast.map((listed) => listed.length),
    history: newestFirst(shown, ({ analyzedAt }) => analyzedAt),
    trash: newestFirst(deleted, ({ deletedAt }) => deletedAt!),
  };
}

async function shownBy({ tokens, wallets }: Database): Promise<ReturnType<typeof shownOf>> {
  const listed = async (least: number) =>
    (await wallets.multiToken(least)).map(({ walletAddress: wallet, mints }) => ({ wallet, mints }));
  const idsOf = async (list: 'history' | 'trash') => (await tokens[list]()).map(({ id }) => id);
  return {
    totals: await tokens.totals(),
    ofAtLeast: await Promise.all([1, 2, 3].map(listed)),
    counts: await Promise.all([1, 2, 3].map((least) => wallets.countMultiToken(least))),
    history: await idsOf('history'),
    trash: await idsOf('trash'),
  };
}

/** Whatever happens to tokens in whatever order, lists and counts say the same as a model of them. */
export function describeKeptCounts(subject: Subject, numRuns: number): void {
  it(`counts tokens and their wallets, in ${numRuns} random histories`, async () => {
    const history = fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 16 }), async (moves) => {
      const model: Model = new Map();
      for (const next of moves) {
        await taken(subject, model, next);
        expect(await shownBy(subject.database)).toEqual(shownOf(model));
      }
      for (const { id } of model.values()) {
        await subject.database.tokens.moveToTrash(id, NOON);
        await subject.database.tokens.deletePermanently(id);
      }
    });
    await fc.assert(history, { numRuns });
  }, 600_000);
}
