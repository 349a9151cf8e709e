import type { AnalysisResult, RawTransaction } from '@meridinate/analysis-core';
import fc from 'fast-check';
import { createEngine } from './create-engine';
import { buy, newWallet, pagesOf } from './testing/chain';
import { inlineFolder } from './testing/inline-folder';
import { ScriptedSources } from './testing/scripted-sources';

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

/** Runs lives one after the other, each from the last checkpoint kept, until one completes. */
async function outlive(lives: Life[], sources: ScriptedSources): Promise<AnalysisResult> {
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
      { mint, settings, checkpoint: kept === null ? null : (JSON.parse(kept) as unknown) },
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
    if (!(outcome.error.cause instanceof Killed)) throw outcome.error;
  }
}

const withoutLedger = ({ ledger, ...rest }: AnalysisResult): Omit<AnalysisResult, 'ledger'> => {
  expect(ledger.credits).toBeGreaterThan(0);
  return rest;
};

describe('an analysis that is killed anywhere, any number of times', () => {
  it('gives the result of one that was not, and buys at most the page and the balances in flight again for each kill', async () => {
    const lives = fc.array(fc.record({ moments: fc.nat(30) }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(histories, fc.integer({ min: 1, max: 6 }), lives, async (history, size, killed) => {
        const undisturbed = new ScriptedSources(pagesOf(history, size), '');
        const whole = await outlive([], undisturbed);
        const disturbed = new ScriptedSources(pagesOf(history, size), '');
        const survived = await outlive(killed, disturbed);
        expect(withoutLedger(survived)).toEqual(withoutLedger(whole));
        for (const kind of ['token', 'page', 'balances']) {
          const bought = (sources: ScriptedSources): number =>
            sources.bought.filter((what) => what.startsWith(kind)).length;
          expect(bought(disturbed)).toBeLessThanOrEqual(bought(undisturbed) + killed.length);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
