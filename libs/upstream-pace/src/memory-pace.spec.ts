import { createMemoryPace } from './memory-pace';
import { describePace } from './testing/conformance';

describe('a pace in memory', () => {
  describePace({
    open: (rates, instruments) => Promise.resolve([createMemoryPace(rates, instruments)]),
    driftMs: () => Promise.resolve(0),
    runs: 200,
  });

  it('keeps to real time by itself', async () => {
    const { signal } = new AbortController();
    const pace = createMemoryPace({ helius: 10 });
    const startedAt = performance.now();
    for (let call = 0; call < 3; call++) await pace.admit('helius', signal);
    // Two intervals of a ninth of a second; the clock is read to the ms.
    expect(performance.now() - startedAt).toBeGreaterThan(221);
  });
});
