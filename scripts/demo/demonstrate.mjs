// One analysis from submission to table, then a gateway that serves until Ctrl-C.
import { createInterface } from 'node:readline/promises';
import { follow, submit } from './follow-analysis.mjs';
import { startServices } from './services.mjs';
import { renderBuyers } from './table.mjs';

/** Most time each process gets to stop, in ms. */
const STOP_GRACE_MS = 12_000;

/** @param {import('./services.mjs').Running[]} running */
async function stopAll(running) {
  // Newest first: workers before the gateway, the gateway before Redis.
  for (const service of running.splice(0).reverse()) await service.stop(STOP_GRACE_MS).catch(() => undefined);
}

async function askForMint() {
  if (!process.stdin.isTTY) throw new Error('Give a mint to analyse: npm start -- <mint>');
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const mint = (await prompt.question('Mint of the token to analyse: ')).trim();
  prompt.close();
  return mint;
}

/** @param {string} simulatorUrl @returns {Promise<string[]>} */
async function sampleMints(simulatorUrl) {
  const response = await fetch(`${simulatorUrl}/_simulator/mints?count=2`);
  return /** @type {any[]} */ (await response.json()).map(({ mint }) => String(mint));
}

/** @param {string} base @param {{ cluster: boolean, demo: boolean, another: string }} options */
function nextSteps(base, { cluster, demo, another }) {
  const route = cluster ? '/analyze/token/redis' : '/analyze/token';
  return `
API documentation: ${base}/docs

Three things to try next, in another terminal:
  1. Analyse another token:
     curl -s ${base}${route} -H 'content-type: application/json' -d '{"address":"${another}","api_settings":{"walletCount":25}}'
  2. See every token analysed so far:
     curl -s ${base}/api/tokens/history
  3. ${
    demo
      ? 'Use the real network: stop this, then HELIUS_API_KEY=<your key> npm start -- <mint>'
      : `Watch the metrics: curl -s ${base}/metrics`
  }

Serving on ${base}; Ctrl-C stops everything.`;
}

/** @param {any} analysis */
function printResult(analysis) {
  if (analysis.status !== 'completed') throw new Error(`The analysis ${analysis.status}: ${analysis.error}`);
  const {
    token_info: token,
    early_bidders: buyers,
    total_unique_buyers: all,
    api_credits_used: credits,
  } = analysis.result;
  console.log(
    `\nEarliest buyers of ${token.name ?? 'the token'} (${token.symbol ?? '?'}): ${buyers.length} of ${all}, for ${credits} credits\n`,
  );
  console.log(renderBuyers(buyers));
}

/** @param {{ cluster: boolean, mint: string | undefined }} options */
export async function demonstrate({ cluster, mint: givenMint }) {
  const demo = !process.env.HELIUS_API_KEY;
  /** @type {import('./services.mjs').Running[]} */
  const running = [];
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve(signal));
  });
  try {
    const given = givenMint ?? (demo ? undefined : await askForMint());
    console.log(cluster ? 'Starting Redis, gateway, two workers and exporter…' : 'Starting the gateway…');
    const { gateway, simulator } = await startServices({ cluster, demo }, running);
    if (demo) {
      console.log(
        '\nDEMO DATA: no HELIUS_API_KEY is set, so a simulator plays the chain. Nothing below is real.',
      );
    }
    const [sample, another] = simulator ? await sampleMints(simulator.url) : [];
    const mint = given ?? String(sample);
    const route = cluster ? '/analyze/token/redis' : '/analyze/token';
    console.log(`\nPOST ${route} ${mint}`);
    const { job_id: id } = await submit(gateway.url, route, mint);
    printResult(await follow(gateway.url, id));
    console.log(nextSteps(gateway.url, { cluster, demo, another: another ?? '<mint>' }));
    await Promise.race([stopped, ...running.map((service) => service.exited)]);
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
  console.log('\nStopping…');
  await stopAll(running);
  process.exit();
}
