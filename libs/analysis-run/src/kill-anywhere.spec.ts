import type { AnalysisResult, RawTransaction } from '@meridinate/analysis-core';
import { isMeridinateError } from '@meridinate/errors';
import fc from 'fast-check';
import { createEngine } from './create-engine';
import { buy, newWallet, pagesOf } from './testing/chain';
import { inlineFolder } from './testing/inline-folder';
import { ScriptedSources } from './testing/scripted-sources';

/** LAW_RUNS=1000 tries more. */
const RUNS = Number(process.env['LAW_RUNS'] ?? 200);
const mint = newWallet();
const pool = newWallet();
const buyers = Array.from({ length: 8 }, newWallet);
const settings = { transactionLimit: 500, minUsd: 50, maxWallets: 3, maxCredits: 10_000, timeWindowHours: 1 };

/** The process is gone: nothing it had not handed over survives. */
class Killed extends Error {}

/**
 * Where a run dies: at which of the moments that matter (before a purchase, after one, before a
 * checkpoint is kept, after it), counted from its start.
 */
interface Life {
  moments: number;
}

const histories = fc
  .array(fc.nat(buyers.length - 1), { minLength: 1, maxLength: 24 })
  .map((order) =>
    order.map((buyer, index): RawTransaction => buy(mint, buyers[buyer] ?? pool, pool, index + 1)),
  );

/**
 * Runs lives one after the other, each from the last checkpoint kept, until one completes; null when the
 * credits end before there is anything to report.
 */
async function outlive(
  lives: Life[],
  sources: ScriptedSources,
  maxCredits = settings.maxCredits,
): Promise<AnalysisResult | null> {
  let kept: string | null = null;
  for (let life = 0; ; life++) {
    let left = lives[life]?.moments ?? Infinity;
    const moment = (): void => {
      if (left-- <= 0) throw new Killed();
    };
    sources.beforePurchase = moment;
    sources.afterPurchase = moment;
    const engine = createEngine({
      sources: sources.asSources(),
      folder: inlineFolder,
      observeCall: () => undefined,
    });
    const outcome = await engine.run(
      {
        mint,
        settings: { ...settings, maxCredits },
        checkpoint: kept === null ? null : (JSON.parse(kept) as unknown),
      },
      {
        progress: () => undefined,
        checkpoint: (checkpoint) => {
          moment();
          kept = JSON.stringify(checkpoint);
          moment();
          return Promise.resolve();
        },
      },
      new AbortController().signal,
    );
    if (outcome.state === 'completed') return outcome.result;
    if (isMeridinateError(outcome.error, 'CREDIT_LIMIT_REACHED')) return null;
    if (!(outcome.error.cause instanceof Killed)) throw outcome.error;
  }
}

const CREDITS: Record<string, number> = { token: 1, page: 10, balances: 1 };

/** What the upstream billed over all lives. */
const billed = ({ bought }: ScriptedSources): number =>
  bought.reduce((sum, what) => sum + (CREDITS[what.split(' ')[0] ?? ''] ?? 0), 0);

function completed(result: AnalysisResult | null): AnalysisResult {
  if (result === null) throw new Error('the credits ended, and there were plenty');
  return result;
}

const withoutCredits = ({
  ledger,
  creditsUnaccounted,
  ...rest
}: AnalysisResult): Omit<AnalysisResult, 'ledger' | 'creditsUnaccounted'> => {
  expect(ledger.credits).toBeGreaterThan(0);
  expect(creditsUnaccounted).toBeGreaterThanOrEqual(0);
  return rest;
};

const lives = fc.array(fc.record({ moments: fc.nat(30) }), { maxLength: 5 });

describe('an analysis that is killed anywhere, any number of times', () => {
  it('gives the result of one that was not, and buys at most the page and the balances in flight again for each kill', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.integer({ min: 1, max: 6 }), lives, async (history, size, killed) => {
        const undisturbed = new ScriptedSources(pagesOf(history, size), '');
        const whole = completed(await outlive([], undisturbed));
        const disturbed = new ScriptedSources(pagesOf(history, size), '');
        const survived = completed(await outlive(killed, disturbed));
        expect(withoutCredits(survived)).toEqual(withoutCredits(whole));
        const { ledger, creditsUnaccounted } = survived;
        expect(billed(disturbed)).toBeGreaterThanOrEqual(ledger.credits);
        expect(billed(disturbed)).toBeLessThanOrEqual(ledger.credits + creditsUnaccounted);
        for (const kind of ['token', 'page', 'balances']) {
          const bought = (sources: ScriptedSources): number =>
            sources.bought.filter((what) => what.startsWith(kind)).length;
          expect(bought(disturbed)).toBeLessThanOrEqual(bought(undisturbed) + killed.length);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('never spends more than its credits over all its lives together', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.integer({ min: 1, max: 100 }), lives, async (history, most, killed) => {
        const sources = new ScriptedSources(pagesOf(history, 3), '');
        await outlive(killed, sources, most);
        expect(billed(sources)).toBeLessThanOrEqual(most);
      }),
      { numRuns: RUNS },
    );
  });
});
