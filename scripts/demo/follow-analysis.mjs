// Submits one analysis over REST and follows it to its end.
import { setTimeout as pause } from 'node:timers/promises';

/** @param {string} url @param {RequestInit} [init] @returns {Promise<any>} */
async function call(url, init) {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(15_000) });
  const body = /** @type {any} */ (await response.json());
  if (!response.ok) throw new Error(body.detail ?? `HTTP ${response.status}`);
  return body;
}

/** @param {string} base @param {string} route @param {string} mint */
export const submit = (base, route, mint) =>
  call(`${base}${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ address: mint }),
  });

/** @param {any} analysis */
function progressLine({ status, progress }) {
  if (!progress) return status;
  const percent = Math.round(progress.share * 100);
  const bar = '█'.repeat(Math.round(percent / 5)).padEnd(20, '·');
  const phase = progress.phase.replaceAll('_', ' ').padEnd(16);
  return `${phase} ${bar} ${progress.transactions} transactions, ${progress.buyers_found} buyers, ${progress.credits_used} credits`;
}

/**
 * @param {string} base @param {string} id
 * @returns {Promise<any>} the ended analysis
 */
export async function follow(base, id) {
  const live = process.stdout.isTTY === true;
  let shown = '';
  for (;;) {
    const analysis = await call(`${base}/analysis/${id}`);
    const line = progressLine(analysis);
    if (line !== shown) {
      process.stdout.write(live ? `\r\u001b[2K  ${line}` : `  ${line}\n`);
      shown = line;
    }
    if (['completed', 'failed', 'cancelled'].includes(analysis.status)) {
      if (live) process.stdout.write('\n');
      return analysis;
    }
    await pause(150);
  }
}
