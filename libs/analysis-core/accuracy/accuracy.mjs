/**
 * Reads recorded transactions of the chain with the built core and compares the answers with what
 * trading programs and the recorders said of them: who bought, how many tokens, and the SOL paid.
 *
 *   node accuracy/accuracy.mjs [folder]
 *
 * The folder holds EXPECTED.json and the transactions it names; without it there is nothing to do.
 * Prints a line for every transaction of which something is known, each difference with its reason,
 * and the totals. Ends with 1 when fewer answers agree than the floors ask for, as a share of what
 * the folder holds.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import comparison from '../dist/testing/recorded-comparison.js';
import twinAnswers from '../dist/testing/recorded-twins.js';
import verdict from '../dist/testing/recorded-verdict.js';

/** @typedef {import('../dist/testing/recorded-comparison.js').Comparison} Comparison */

const DEFAULT_FOLDER = resolve(import.meta.dirname, '../../../../shared/recorded');

/**
 * @param {string} folder
 * @param {string} file
 */
const readJson = (folder, file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

/**
 * Prints whether one transaction agrees with all that is known of it.
 * @param {string} file
 * @param {Comparison[]} comparisons
 */
function tellOne(file, comparisons) {
  if (comparisons.length === 0) return;
  const counts = comparison.KINDS.map((kind) => ({
    kind,
    count: comparisons.filter((one) => one.kind === kind).length,
  })).filter(({ count }) => count > 0);
  const what = counts.map(({ kind, count }) => (count > 1 ? `${count} x ${kind}` : kind)).join(', ');
  const misses = comparisons.filter(({ agrees }) => !agrees);
  console.log(`${misses.length === 0 ? 'agrees ' : 'DIFFERS'} ${file}: ${what}`);
  for (const miss of misses) {
    console.log(`          ${miss.kind}: ${miss.difference}`);
    console.log(`          because: ${verdict.reasonOf(miss)}`);
  }
}

/**
 * Prints how many transactions of encoding `json` give the same answer as `jsonParsed`.
 * @param {{ file: string, raw: object }[]} recorded
 * @returns {boolean} whether all do
 */
function tallyTwins(recorded) {
  const twins = recorded.flatMap(({ file, raw }) => {
    const parsed = twinAnswers.asParsed(raw);
    return parsed === null ? [] : [{ file, answers: [raw, parsed].map(twinAnswers.answerOf) }];
  });
  const misses = twins.filter(({ answers: [json, parsed] }) => asText(json) !== asText(parsed));
  for (const { file } of misses) console.log(`${file}: its two encodings give two answers`);
  console.log(`encodings: ${twins.length - misses.length} of ${twins.length} give one answer in both`);
  return misses.length === 0;
}

/** @param {unknown} answer */
const asText = (answer) => JSON.stringify(answer);

/**
 * @param {string} folder
 * @returns {boolean} whether the floors are reached
 */
function isAccurate(folder) {
  if (!existsSync(join(folder, 'EXPECTED.json'))) {
    console.log(`skipped: no recorded transactions at ${folder}`);
    return true;
  }
  const expected = readJson(folder, 'EXPECTED.json');
  const recorded = Object.keys(expected).map((file) => ({ file, raw: readJson(folder, file) }));
  const compared = recorded.map(({ file, raw }) => ({
    file,
    comparisons: comparison.compare(file, raw, expected[file]),
  }));
  for (const { file, comparisons } of compared) tellOne(file, comparisons);
  const known = compared.filter(({ comparisons }) => comparisons.length > 0);
  console.log(`\n${known.length} of ${recorded.length} recorded transactions have an expectation`);
  const tallies = verdict.talliesOf(known.flatMap(({ comparisons }) => comparisons));
  for (const { kind, agreed, compared: all, floor, isEnough } of tallies) {
    const judgement = isEnough ? '' : `, below the floor of ${floor * 100} %`;
    console.log(`${kind}: ${agreed} of ${all} agree${judgement}`);
  }
  return tallyTwins(recorded) && tallies.every(({ isEnough }) => isEnough);
}

process.exitCode = isAccurate(process.argv[2] ? resolve(process.argv[2]) : DEFAULT_FOLDER) ? 0 : 1;
