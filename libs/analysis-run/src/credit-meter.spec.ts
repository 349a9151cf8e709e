import { EMPTY_LEDGER, type CallContext } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import fc from 'fast-check';
import { CreditMeter, type CreditStanding } from './credit-meter';
import type { UpstreamPace } from './ports';

const unpaced: UpstreamPace = { admit: () => Promise.resolve() };
const NOTHING: CreditStanding = { ledger: EMPTY_LEDGER, unaccounted: 0, atRisk: 0 };

const spend = (context: CallContext, credits: number, reserved: number): void =>
  context.record({ upstream: 'helius', call: 'page', outcome: 'answered', credits, durationMs: 1 }, reserved);

/** A meter whose record is kept at once; `records` are the standings kept so far. */
function meterOf(maxCredits: number, start = NOTHING, pace = unpaced) {
  const records: CreditStanding[] = [];
  const meter: CreditMeter = new CreditMeter(start, {
    ...{ maxCredits, pace, observeCall: () => undefined, assertMayCall: () => undefined },
    putOnRecord: () => {
      const standing = meter.standing();
      records.push(standing);
      meter.kept(standing);
      return Promise.resolve();
    },
  });
  return { meter, records, context: meter.context(new AbortController().signal) };
}

/** A call that may cost `worst` and costs `share` of it when it returns, after the calls in between. */
const calls = fc.array(
  fc.record({ worst: fc.integer({ min: 0, max: 20 }), cost: fc.nat(20), after: fc.nat(5) }),
  { maxLength: 60 },
);

describe('the credit meter', () => {
  it('never lets the calls under way pass the ceiling, or what is on record, together', async () => {
    await fc.assert(
      fc.asyncProperty(calls, fc.nat(200), fc.nat(20), async (made, maxCredits, lost) => {
        const start = { ...NOTHING, atRisk: lost };
        const { meter, records, context } = meterOf(maxCredits, start);
        const open: { worst: number; cost: number; left: number }[] = [];
        const settle = (): void => {
          for (const call of open) call.left -= 1;
          for (const call of open.filter(({ left }) => left < 0)) {
            open.splice(open.indexOf(call), 1);
            spend(context, Math.min(call.cost, call.worst), call.worst);
          }
        };
        for (const { worst, cost, after } of made) {
          try {
            await context.authorize(worst);
            open.push({ worst, cost, left: after });
          } catch (error) {
            expect(error).toMatchObject({ code: 'CREDIT_LIMIT_REACHED' });
          }
          const atWorst = open.reduce((sum, call) => sum + call.worst, meter.ledger.credits);
          if (atWorst > 0) expect(atWorst + lost).toBeLessThanOrEqual(maxCredits);
          const { ledger, atRisk } = records.at(-1) ?? { ledger: EMPTY_LEDGER, atRisk: 0 };
          expect(atWorst).toBeLessThanOrEqual(ledger.credits + atRisk);
          settle();
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('lets everything be spent that is there', async () => {
    const { meter, context } = meterOf(11);
    await context.authorize(10);
    await context.authorize(1);
    spend(context, 10, 10);
    spend(context, 0, 1);
    await context.authorize(1);
    spend(context, 1, 1);
    expect(meter.ledger.credits).toBe(11);
    await expect(context.authorize(1)).rejects.toThrow(MeridinateError);
  });

  it('takes what an attempt that died may have spent as spent', async () => {
    const { meter, context } = meterOf(30, { ledger: EMPTY_LEDGER, unaccounted: 4, atRisk: 11 });
    expect(meter.unaccounted).toBe(15);
    await context.authorize(15);
    await expect(context.authorize(1)).rejects.toMatchObject({
      code: 'CREDIT_LIMIT_REACHED',
      context: { spent: 15, limit: 30 },
    });
  });

  it('takes what a call may have cost that was cut off as spent, here and in what is kept', async () => {
    const { meter, context } = meterOf(25);
    await context.authorize(10);
    context.record(
      { upstream: 'helius', call: 'page', outcome: 'failed', credits: 0, unaccounted: 10, durationMs: 1 },
      10,
    );
    expect(meter.settledStanding()).toMatchObject({ ledger: { credits: 0 }, unaccounted: 10, atRisk: 0 });
    await context.authorize(15);
    await expect(context.authorize(1)).rejects.toMatchObject({ context: { spent: 10, limit: 25 } });
  });

  it('starts no call whose cost could not be put on record', async () => {
    let keeps = false;
    const meter: CreditMeter = new CreditMeter(NOTHING, {
      ...{ maxCredits: 10, pace: unpaced, observeCall: () => undefined, assertMayCall: () => undefined },
      putOnRecord: () => {
        if (!keeps) return Promise.reject(new Error('nowhere to keep it'));
        meter.kept(meter.standing());
        return Promise.resolve();
      },
    });
    const context = meter.context(new AbortController().signal);
    await expect(context.authorize(10)).rejects.toThrow('nowhere to keep it');
    keeps = true;
    await expect(context.authorize(10)).resolves.toBeUndefined();
  });

  it('lets no call out when the run may call nobody any more, whatever its signal says', async () => {
    const meter: CreditMeter = new CreditMeter(NOTHING, {
      ...{ maxCredits: 10, pace: unpaced, observeCall: () => undefined },
      assertMayCall: () => {
        throw new Error('the lock is over');
      },
      putOnRecord: () => Promise.resolve(),
    });
    const context = meter.context(new AbortController().signal);
    await expect(context.admit?.('helius')).rejects.toThrow('the lock is over');
  });

  it('has nothing at risk once everything is settled', async () => {
    const { meter, context } = meterOf(50);
    await context.authorize(10);
    spend(context, 10, 10);
    expect(meter.settledStanding()).toMatchObject({ ledger: { credits: 10 }, unaccounted: 0, atRisk: 0 });
  });

  it('keeps one call at a time in the queue of an upstream, and other upstreams out of it', async () => {
    const waiting: { upstream: string; go: () => void }[] = [];
    const pace: UpstreamPace = {
      admit: (upstream) => new Promise((resolve) => waiting.push({ upstream, go: resolve })),
    };
    const { admit } = meterOf(100, NOTHING, pace).context;
    const admitted: number[] = [];
    const calls = [1, 2].map((call) => admit?.('helius').then(() => admitted.push(call)));
    void admit?.('coinbase');
    await new Promise(setImmediate);
    expect(waiting.map(({ upstream }) => upstream)).toEqual(['helius', 'coinbase']);
    waiting[0]?.go();
    await calls[0];
    await new Promise(setImmediate);
    expect(waiting.map(({ upstream }) => upstream)).toEqual(['helius', 'coinbase', 'helius']);
    expect(admitted).toEqual([1]);
    waiting[2]?.go();
    await calls[1];
    expect(admitted).toEqual([1, 2]);
  });

  it('lets the next call take its turn when the one before gave up waiting', async () => {
    let tries = 0;
    const pace: UpstreamPace = {
      admit: () => (tries++ === 0 ? Promise.reject(new Error('gave up')) : Promise.resolve()),
    };
    const { admit } = meterOf(100, NOTHING, pace).context;
    await expect(admit?.('helius')).rejects.toThrow('gave up');
    await expect(admit?.('helius')).resolves.toBeUndefined();
  });
});
