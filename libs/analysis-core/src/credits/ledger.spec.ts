import fc from 'fast-check';
import { EMPTY_LEDGER, recordCall, type UpstreamCall } from './ledger';

const call = (upstream: UpstreamCall['upstream'], name: string, credits: number): UpstreamCall => ({
  upstream,
  call: name,
  outcome: 'answered',
  credits,
  durationMs: 1,
});

const calls = fc.array(
  fc
    .tuple(fc.constantFrom('helius' as const, 'jupiter' as const, 'coinbase' as const), fc.nat(2), fc.nat(50))
    .map(([upstream, name, credits]) => call(upstream, `call${name}`, credits)),
);

describe('the ledger', () => {
  it('adds up calls and credits by kind', () => {
    const ledger = [
      call('helius', 'page', 10),
      call('helius', 'page', 10),
      call('jupiter', 'price', 0),
    ].reduce(recordCall, EMPTY_LEDGER);
    expect(ledger).toEqual({
      credits: 20,
      calls: { 'helius.page': { calls: 2, credits: 20 }, 'jupiter.price': { calls: 1, credits: 0 } },
    });
  });

  it('is the same text in whatever order the same calls came back', () => {
    fc.assert(
      fc.property(calls, (made) => {
        const text = (order: UpstreamCall[]): string =>
          JSON.stringify(order.reduce(recordCall, EMPTY_LEDGER));
        expect(text(made.toReversed())).toBe(text(made));
      }),
    );
  });

  it('leaves the given ledger as it is', () => {
    recordCall(EMPTY_LEDGER, call('helius', 'page', 10));
    expect(EMPTY_LEDGER).toEqual({ credits: 0, calls: {} });
  });
});
