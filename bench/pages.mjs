/**
 * Pages of 100 transactions of one mint, as a history would answer them: recorded transactions made
 * over to one mint and to buyers of their own, or modelled ones of the same size where there are none.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import core from '../libs/analysis-core/dist/index.js';
import addresses from '../libs/analysis-core/dist/testing/addresses.js';
import { Scene } from '../libs/analysis-core/dist/testing/scene.js';
import { encode } from '../libs/analysis-core/dist/testing/transaction-model.js';

/** @typedef {{ text: string, signature: string, buyer: string | null }} Pattern */

export const MINT = addresses.wallet('the mint of the bench');
const PAGE = 100;
const START = 1_700_000_000;
/** What recorded transactions measure on average, in characters. */
const USUAL_SIZE = 15_000;
const DIGITS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/**
 * An address nobody owns: 43 digits of base58, as long as most are.
 * @param {string} name
 */
export function addressOf(name) {
  const bytes = createHash('sha512').update(name).digest();
  return [...bytes.subarray(0, 43)].map((byte) => DIGITS[byte % 58]).join('');
}

/**
 * The mint a recorded transaction is about, and who buys it with a signature.
 * @param {object} raw
 * @returns {{ mint: string, buyer: string | null } | null}
 */
function subjectOf(raw) {
  const transaction = core.readTransaction(raw);
  if ('unreadable' in transaction) return null;
  const quotes = new Set([core.WRAPPED_SOL_MINT, ...core.STABLE_MINTS]);
  const mints = new Set(transaction.tokenChanges.map(({ mint }) => mint).filter((mint) => !quotes.has(mint)));
  const subjects = [...mints].map((mint) => ({
    mint,
    buyer:
      core.findBuys(transaction, mint).buys.find(({ owner }) => transaction.signers.has(owner))?.owner ??
      null,
  }));
  return subjects.find(({ buyer }) => buyer !== null) ?? subjects[0] ?? null;
}

/**
 * @param {string} folder
 * @returns {Pattern[]}
 */
function recordedPatterns(folder) {
  if (!existsSync(join(folder, 'EXPECTED.json'))) return [];
  const files = Object.keys(JSON.parse(readFileSync(join(folder, 'EXPECTED.json'), 'utf8')));
  return files.flatMap((file) => {
    const raw = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const subject = subjectOf(raw);
    if (subject === null) return [];
    const text = JSON.stringify(raw).replaceAll(subject.mint, MINT);
    return [{ text, signature: raw.transaction.signatures[0], buyer: subject.buyer }];
  });
}

/** @returns {Pattern[]} */
function modelledPatterns() {
  const buyer = addresses.wallet('a buyer');
  const pool = addresses.programAccount('a pool');
  const scene = new Scene(buyer).lamports(buyer, -1000).lamports(pool, 1000);
  const signature = addressOf('a signature').repeat(2);
  const model = scene.tokens(buyer, MINT, 0, 7).tokens(pool, MINT, 50, 43).at({ signature }).model();
  const raw = encode(model, 'json');
  const call = { programIdIndex: 1, accounts: [0, 1, 2, 3], data: addressOf('call'), stackHeight: 2 };
  const missing = (USUAL_SIZE - JSON.stringify(raw).length) / JSON.stringify(call).length;
  raw.meta.innerInstructions = [{ index: 0, instructions: new Array(Math.ceil(missing)).fill(call) }];
  return [{ text: JSON.stringify(raw), signature, buyer }];
}

/**
 * @param {string} folder where recorded transactions may be
 * @returns {Pattern[]}
 */
export function patternsIn(folder) {
  const recorded = recordedPatterns(folder);
  if (recorded.length > 0) return recorded;
  console.log(`no recorded transactions at ${folder}: modelled ones of the same size instead`);
  return modelledPatterns();
}

/**
 * The text of one page; each number gives transactions, buyers and slots of its own.
 * @param {Pattern[]} patterns
 * @param {number} number
 */
export function pageText(patterns, number) {
  const transactions = Array.from({ length: PAGE }, (_, place) => {
    const index = number * PAGE + place;
    const { text, signature, buyer } = patterns[index % patterns.length];
    const own = buyer === null ? text : text.replaceAll(buyer, addressOf(`buyer ${index}`));
    return own
      .replaceAll(signature, `${signature.slice(0, -8)}${String(index).padStart(8, '1')}`)
      .replace(/"slot":\d+/, `"slot":${400_000_000 + index}`)
      .replace(/"blockTime":\d+/, `"blockTime":${START + index}`);
  });
  return `[${transactions.join(',')}]`;
}
