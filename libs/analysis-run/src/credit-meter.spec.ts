import { EMPTY_LEDGER, type CallContext } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import fc from 'fast-check';
import { CreditMeter } from './credit-meter';

const spend = (context: CallContext, credits: number, reserved: number): void =>
  context.record({ upstream: 'helius', call: 'page', outcome: 'answered', credits, durationMs: 1 }, reserved);

/** A call that may cost `worst` and costs `share` of it when it returns, after the calls in between. */
const calls = fc.array(
  fc.record({ worst: fc.integer({ min: 0, max: 20 }), cost: fc.nat(20), after: fc.nat(5) }),
  { maxLength: 60 },
);

describe('the credit meter', () => {
  it('never lets the calls under way pass the ceiling together', () => {
    fc.assert(
      fc.property(calls, fc.nat(200), (made, maxCredits) => {
        const meter = new CreditMeter(EMPTY_LEDGER, maxCredits, () => undefined);
        const open: { worst: number; cost: number; left: number; context: CallContext }[] = [];
        const settle = (): void => {
          for (const call of open) call.left -= 1;
          const ended = open.filter(({ left }) => left < 0);
          for (const call of ended) {
            open.splice(open.indexOf(call), 1);
            spend(call.context, Math.min(call.cost, call.worst), call.worst);
          }
        };
        for (const { worst, cost, after } of made) {
          const context = meter.context(new AbortController().signal);
          try {
            context.authorize(worst);
            open.push({ worst, cost, left: after, context });
          } catch (error) {
            expect(error).toMatchObject({ code: 'CREDIT_LIMIT_REACHED' });
          }
          settle();
          const atWorst = open.reduce((sum, call) => sum + call.worst, meter.ledger.credits);
          expect(atWorst).toBeLessThanOrEqual(maxCredits);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('lets everything be spent that is there', () => {
    const meter = new CreditMeter(EMPTY_LEDGER, 11, () => undefined);
    const context = meter.context(new AbortController().signal);
    context.authorize(10);
    context.authorize(1);
    spend(context, 10, 10);
    spend(context, 0, 1);
    context.authorize(1);
    spend(context, 1, 1);
    expect(meter.ledger.credits).toBe(11);
    expect(() => context.authorize(1)).toThrow(MeridinateError);
  });
});
