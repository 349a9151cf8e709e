import { array, assert, boolean, integer, property, record } from 'fast-check';
import { UNLOADED, isShed, nextLoad, type LoadState } from './shedding';
import type { CallerClass, Priority } from './tiers';

const LIMITS = { inFlight: 100, loopDelayMs: 200 };
const EVERY_MS = 250;
const LEVELS = [0, 1, 2, 3, 4];
const PRIORITIES: Priority[] = ['analysis', 'refresh', 'read', 'metrics'];

/** The states through which so many ms of one load lead. */
function statesUnder(load: { inFlight: number; loopDelayMs: number }, ms: number, from = UNLOADED, atMs = 0) {
  const states: LoadState[] = [];
  let state = from;
  for (let at = atMs; at <= atMs + ms; at += EVERY_MS) {
    state = nextLoad(state, { ...load, atMs: at }, LIMITS);
    states.push(state);
  }
  return { states, last: state, endMs: atMs + ms };
}

const OVER = { inFlight: 100, loopDelayMs: 0 };
const CALM = { inFlight: 10, loopDelayMs: 5 };

describe('the level of shedding', () => {
  it('rises by one after each second of overload, to four', () => {
    const { states } = statesUnder(OVER, 6_000);
    const levelAt = (ms: number) => states[ms / EVERY_MS]?.level;
    expect([750, 1_000, 1_750, 2_000, 3_000, 4_000, 6_000].map(levelAt)).toEqual([0, 1, 1, 2, 3, 4, 4]);
  });

  it.each([
    ['requests in flight', { inFlight: 100, loopDelayMs: 0 }],
    ['the delay of the event loop', { inFlight: 0, loopDelayMs: 200 }],
  ])('rises for %s alone', (_, load) => {
    expect(statesUnder(load, 1_000).last.level).toBe(1);
  });

  it('does not rise for a moment of overload', () => {
    const over = statesUnder(OVER, 750);
    const calm = statesUnder(CALM, 250, over.last, 1_000);
    expect(statesUnder(OVER, 750, calm.last, 1_500).last.level).toBe(0);
  });

  it('stays between seven tenths of a limit and the limit', () => {
    const over = statesUnder(OVER, 2_000);
    const between = statesUnder({ inFlight: 70, loopDelayMs: 199 }, 60_000, over.last, 2_250);
    expect(new Set(between.states.map(({ level }) => level))).toEqual(new Set([2]));
  });

  it('is back at zero within thirty seconds of calm', () => {
    const over = statesUnder(OVER, 4_000);
    expect(over.last.level).toBe(4);
    expect(statesUnder(CALM, 30_000, over.last, over.endMs).last.level).toBe(0);
  });

  it('stays where it is while a figure is missing', () => {
    const over = statesUnder(OVER, 2_000);
    expect(statesUnder({ inFlight: 0, loopDelayMs: NaN }, 60_000, over.last, 2_250).last.level).toBe(2);
  });

  it('keeps from 0 to 4, moves by one, and turns at most every ten seconds, under any load', () => {
    const phases = array(record({ over: boolean(), ms: integer({ min: 0, max: 20_000 }) }), {
      maxLength: 20,
    });
    assert(
      property(phases, (loads) => {
        const turns: number[] = [];
        let [state, atMs] = [UNLOADED, 0];
        for (const { over, ms } of loads) {
          for (const until = atMs + ms; atMs < until; atMs += EVERY_MS) {
            const next = nextLoad(state, { ...(over ? OVER : CALM), atMs }, LIMITS);
            if (next.heading !== state.heading) turns.push(atMs);
            expect(LEVELS).toContain(next.level);
            expect(Math.abs(next.level - state.level)).toBeLessThanOrEqual(1);
            state = next;
          }
        }
        turns.forEach((at, nth) => expect(at - (turns[nth - 1] ?? -Infinity)).toBeGreaterThanOrEqual(10_000));
      }),
    );
  });
});

describe('what is shed', () => {
  const shedAt = (level: number): string[] =>
    (['anonymous', 'keyed'] as CallerClass[]).flatMap((caller) =>
      PRIORITIES.filter((priority) => isShed(level, caller, priority)).map(
        (priority) => `${caller} ${priority}`,
      ),
    );

  it.each([
    [0, []],
    [1, ['anonymous analysis', 'anonymous refresh']],
    [2, ['anonymous analysis', 'anonymous refresh', 'anonymous read']],
    [3, ['anonymous analysis', 'anonymous refresh', 'anonymous read', 'keyed analysis', 'keyed refresh']],
  ])('at level %i is %j', (level, shed) => {
    expect(shedAt(level)).toEqual(shed);
  });

  it('at level 4 is everything but the metrics of keyed callers', () => {
    expect(shedAt(4)).toHaveLength(7);
    expect(shedAt(4)).not.toContain('keyed metrics');
  });

  it('grows with the level', () => {
    for (const level of LEVELS) expect(shedAt(level + 1)).toEqual(expect.arrayContaining(shedAt(level)));
  });
});
