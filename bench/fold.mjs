/**
 * What the fold of a page costs, as a ratio to `JSON.parse` of the same bytes in the same process, and
 * how much memory a long analysis takes. Prints only: figures of a busy machine are no verdict.
 *
 *   npx nx run analysis-core:bench        (node bench/fold.mjs [folder of recorded transactions])
 */
import { resolve } from 'node:path';
import core from '../libs/analysis-core/dist/index.js';
import { addressOf, MINT, pageText, patternsIn } from './pages.mjs';

const FOLDER = resolve(process.argv[2] ?? resolve(import.meta.dirname, '../../shared/recorded'));
const LIMITS = { transactionLimit: 1_000_000, timeWindowHours: 999_999 };
const ROUNDS = 40;
const WARM_UP = 10;
const GOAL = 0.35;
const PAGES_OF_LONG_ANALYSIS = 100;
const MEMORY_LIMIT = 150;

const folds = { fold: core.fold, foldInto: core.foldInto };

/** @param {number[]} values */
const median = (values) => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];

/**
 * A state with so many owners, one buy each, before the slots of the pages.
 * @param {number} owners
 */
function stateWith(owners) {
  const buys = Object.fromEntries(
    Array.from({ length: owners }, (_, index) => {
      const record = {
        signature: `${addressOf(`first ${index}`)}${addressOf(`last ${index}`)}`,
        slot: 300_000_000 + index,
        transactionIndex: index % 1000,
        position: 0,
        blockTime: 1_600_000_000,
        tokens: '1234567890',
        lamports: '500000000',
        microUsd: '0',
        otherQuotes: {},
        venues: ['pump.fun'],
        flags: [],
      };
      return [addressOf(`known ${index}`), [record]];
    }),
  );
  const first = { signature: 'first', slot: 300_000_000, blockTime: 1_600_000_000 };
  return { ...core.emptyFoldState(MINT), first, buys, transactions: owners, lastSlot: 350_000_000 };
}

/**
 * Times parsing and folding of the same bytes, one after the other in every round.
 * @param {import('./pages.mjs').Pattern[]} patterns
 * @param {number} owners
 */
function speed(patterns, owners) {
  const start = stateWith(owners);
  const times = { parse: [], fold: [], foldInto: [] };
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const text = pageText(patterns, round);
    for (const name of ['fold', 'foldInto']) {
      const state = structuredClone(start);
      const began = performance.now();
      const transactions = JSON.parse(text);
      const parsed = performance.now();
      folds[name](state, { transactions, nextCursor: null }, LIMITS);
      const folded = performance.now();
      if (round < WARM_UP) continue;
      times.parse.push(parsed - began);
      times[name].push(folded - parsed);
    }
  }
  const parse = median(times.parse);
  for (const name of ['fold', 'foldInto']) {
    const took = median(times[name]);
    const ratio = (took / parse).toFixed(2);
    console.log(
      `${name}, ${owners} owners known: ${took.toFixed(2)} ms a page over ${parse.toFixed(2)} ms of parsing = ${ratio} (goal ${GOAL})`,
    );
  }
}

/** @param {import('./pages.mjs').Pattern[]} patterns */
function memory(patterns) {
  const megabytes = () => process.memoryUsage().rss / 2 ** 20;
  const before = megabytes();
  let state = core.emptyFoldState(MINT);
  let peak = before;
  for (let number = 0; number < PAGES_OF_LONG_ANALYSIS; number++) {
    const transactions = JSON.parse(pageText(patterns, number));
    state = core.foldInto(state, { transactions, nextCursor: null }, LIMITS);
    peak = Math.max(peak, megabytes());
  }
  const owners = Object.keys(state.buys).length;
  console.log(
    `${state.transactions} transactions, ${owners} buyers: memory grew by ${Math.round(peak - before)} MB (limit ${MEMORY_LIMIT})`,
  );
}

const patterns = patternsIn(FOLDER);
const size = pageText(patterns, 0).length;
console.log(`pages of 100 transactions, ${Math.round(size / 1000)} kB, made of ${patterns.length} patterns`);
memory(patterns);
for (const owners of [0, 5000]) speed(patterns, owners);
