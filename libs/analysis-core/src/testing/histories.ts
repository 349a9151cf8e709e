import fc from 'fast-check';
import type { RawTransaction, TransactionsPage } from '../envelope/raw-transaction';
import { programAccount, wallet } from './addresses';
import { Scene, TOKEN_RENT } from './scene';
import { encode, type Encoding, type TransactionModel } from './transaction-model';

export const MINT = wallet('mint');
export const BESIDE = wallet('mint beside');
const WALLETS = ['anna', 'boris', 'clara', 'dmitri', 'ella'].map(wallet);
const POOL = programAccount('pool');
const KINDS = ['buy', 'sell', 'turn over', 'give', 'buy together', 'fail', 'beside', 'nameless'] as const;

interface Happening {
  kind: (typeof KINDS)[number];
  who: number;
  whom: number;
  tokens: number;
  lamports: number;
  laterSlots: number;
  laterSeconds: number;
  timeKnown: boolean;
}

const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom(...KINDS),
  who: fc.nat(WALLETS.length - 1),
  whom: fc.nat(WALLETS.length - 1),
  tokens: fc.integer({ min: 1, max: 1_000_000 }),
  lamports: fc.integer({ min: 1, max: 5_000_000_000 }),
  laterSlots: fc.nat(2),
  laterSeconds: fc.nat(40),
  timeKnown: fc.boolean(),
});

/**
 * Histories of {@link MINT} of up to 14 happenings, oldest first, in which no supply is made or lost. One
 * that turns over is two transactions of one slot, any other is one.
 */
export const history: fc.Arbitrary<TransactionModel[]> = fc
  .array(happening, { minLength: 1, maxLength: 14 })
  .map((happenings) => {
    let slot = 500;
    let time = 1_700_000_000;
    let index = 0;
    return happenings.flatMap((step) => {
      slot += step.laterSlots;
      time += step.laterSeconds;
      const place = { slot, blockTime: step.timeKnown ? time : null };
      return scenesOf(step).map((scene) => {
        const fields = { ...place, signature: `signature ${index}`, transactionIndex: index };
        index += 1;
        return scene.at(fields).model();
      });
    });
  });

/** What is turned over is sold again up to a few hundredths. */
function scenesOf(step: Happening): Scene[] {
  if (step.kind !== 'turn over') return [sceneOf({ ...step, kind: step.kind })];
  const tokens = step.tokens - Math.floor((step.tokens * step.whom) / 100);
  return [sceneOf({ ...step, kind: 'buy' }), sceneOf({ ...step, kind: 'sell', tokens })];
}

type SingleHappening = Happening & { kind: Exclude<Happening['kind'], 'turn over'> };

function sceneOf({ kind, who, whom, tokens, lamports }: SingleHappening): Scene {
  const first = WALLETS[who] ?? '';
  const second = WALLETS[whom] ?? '';
  const scene = new Scene(first);
  switch (kind) {
    case 'buy':
      return buy(scene, [first], tokens, lamports);
    case 'buy together':
      return first === second
        ? buy(scene, [first], tokens, lamports)
        : buy(scene.signer(second), [first, second], tokens, lamports);
    case 'sell':
      scene.lamports(first, lamports).lamports(POOL, -lamports);
      return scene.tokens(first, MINT, tokens, 0).tokens(POOL, MINT, 0, tokens);
    case 'give':
      return scene.tokens(first, MINT, tokens, 0).tokens(second, MINT, 0, tokens);
    case 'fail':
      return scene.at({ err: 'Custom' }).tokens(first, MINT, tokens, tokens);
    case 'beside':
      return scene.tokens(first, BESIDE, 0, tokens).tokens(POOL, BESIDE, tokens, 0);
    case 'nameless':
      return scene.tokens(undefined, MINT, 0, tokens).tokens(POOL, MINT, tokens, 0);
  }
}

function buy(scene: Scene, buyers: string[], tokens: number, lamports: number): Scene {
  for (const buyer of buyers) {
    scene
      .opened(programAccount(`new account of ${buyer}`), TOKEN_RENT, buyer)
      .lamports(buyer, -lamports)
      .lamports(POOL, lamports)
      .tokens(buyer, MINT, null, tokens, { account: programAccount(`new account of ${buyer}`) });
  }
  return scene.tokens(POOL, MINT, tokens * buyers.length, 0);
}

export function encodeAll(
  models: readonly TransactionModel[],
  encoding: Encoding = 'json',
): RawTransaction[] {
  return models.map((model) => encode(model, encoding));
}

/** Where to cut a history into pages: each number is how many transactions the next page takes. */
export const cuts = fc.array(fc.nat(6), { maxLength: 10 });

/** The history in pages; each begins with the last `overlap` transactions before it once more. */
export function inPages(
  transactions: readonly RawTransaction[],
  sizes: readonly number[],
  overlap = 0,
): TransactionsPage[] {
  const pages: TransactionsPage[] = [];
  let start = 0;
  for (const size of [...sizes, transactions.length]) {
    const end = Math.min(start + size, transactions.length);
    pages.push({ transactions: transactions.slice(Math.max(0, start - overlap), end), nextCursor: null });
    start = end;
  }
  return pages;
}
