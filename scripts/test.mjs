// npm test: from a bare clone through install, format, lint, types, build, specs and e2e.
// Every step runs even when an earlier one failed, so that one run tells everything.
import { install, nx, run } from './bootstrap.mjs';
import { findServers } from './servers.mjs';

/** @typedef {{ ok: boolean, output: string }} Outcome */
/** @typedef {{ title: string, act: () => Outcome | Promise<Outcome> }} Step */

const shown = { quiet: true };
/** @param {string} file */
const bin = (file) => `node_modules/.bin/${file}`;

/** @type {Step[]} */
const STEPS = [
  { title: 'build', act: () => nx(['run-many', '-t', 'build'], shown) },
  { title: 'Redis, PostgreSQL and Chromium', act: findServers },
  { title: 'format', act: () => run(process.execPath, [bin('prettier'), '--check', '.'], shown) },
  { title: 'lint and typecheck', act: () => nx(['run-many', '-t', 'lint', 'typecheck'], shown) },
  { title: 'typecheck of scripts', act: () => run(process.execPath, [bin('tsc'), '-p', 'scripts'], shown) },
  {
    title: 'unit and integration tests',
    act: () => nx(['run-many', '-t', 'test', '--parallel=3', '--output-style=static'], shown),
  },
  {
    title: 'end-to-end tests',
    act: () => nx(['run', 'e2e:e2e', '--output-style=static'], shown),
  },
  {
    title: 'end-to-end tests of what must happen in time, one by one',
    act: () => nx(['run', 'e2e:e2e-timed', '--output-style=static'], shown),
  },
];

/**
 * Adds up Jest's closing lines, `Tests: 1 failed, 2 skipped, 3 passed, 6 total`. Nx repeats the output
 * of a cached task, so a cached run counts the same.
 * @param {string} output
 */
function countTests(output) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [line] of output.matchAll(/^Tests:.*total$/gm)) {
    for (const [, count, outcome] of line.matchAll(/(\d+) (passed|failed|skipped)/g)) {
      counts[/** @type {keyof typeof counts} */ (outcome)] += Number(count);
    }
  }
  return counts;
}

install();

const total = { passed: 0, failed: 0, skipped: 0 };
for (const { title, act } of STEPS) {
  const began = Date.now();
  const { ok, output } = await act();
  const counts = countTests(output);
  // A step that fails without a failed test (lint, types, a suite that does not load) counts as one.
  if (!ok && counts.failed === 0) counts.failed = 1;
  for (const outcome of /** @type {const} */ (['passed', 'failed', 'skipped']))
    total[outcome] += counts[outcome];
  const tests = counts.passed > 0 ? `, ${counts.passed} tests passed` : '';
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${title} (${((Date.now() - began) / 1000).toFixed(1)} s${tests})`);
  for (const [, reason] of output.matchAll(/^\s*(skipped: .*)$/gm)) console.log(`       ${reason}`);
}

if (total.passed === 0) total.failed += 1;
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed === 0 ? 0 : 1;
