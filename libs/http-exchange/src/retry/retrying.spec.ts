import { MeridinateError } from '@meridinate/errors';
import fc from 'fast-check';
import { BodyTooLarge } from '../exchange/read-body';
import { caught } from '../testing';
import { LONGEST_RETRY_AFTER_MS, backOffMs } from './back-off';
import { retrying, type RetryPolicy } from './retrying';

const POLICY: RetryPolicy = { attempts: 4, baseDelayMs: 100, maxDelayMs: 1_000 };
const failed = (retryAfterMs?: number): MeridinateError =>
  new MeridinateError('UPSTREAM_FAILED', { upstream: 'Helius', call: 'getBalance', retryAfterMs });
const rejected = new MeridinateError('UPSTREAM_REQUEST_REJECTED', { upstream: 'Helius', call: 'getBalance' });

/** Fails with each error in turn, then succeeds. */
function failing(...errors: Error[]) {
  const waits: number[] = [];
  let tries = 0;
  const run = (policy: RetryPolicy = POLICY): Promise<number> =>
    retrying(
      policy,
      () => {
        const error = errors[tries++];
        return error === undefined ? Promise.resolve(tries) : Promise.reject(error);
      },
      {
        signal: new AbortController().signal,
        random: () => 0.5,
        sleep: (ms) => {
          waits.push(ms);
          return Promise.resolve();
        },
      },
    );
  return { run, waits, tries: () => tries };
}

describe('retrying', () => {
  it('returns the first success without a wait', async () => {
    const work = failing();
    expect(await work.run()).toBe(1);
    expect(work.waits).toEqual([]);
  });

  it('tries again after an error that may pass, waiting longer each time', async () => {
    const work = failing(failed(), failed(), failed());
    expect(await work.run()).toBe(4);
    expect(work.waits).toEqual([50, 100, 200]);
  });

  it('throws the last error when the tries are used up', async () => {
    const last = failed();
    const work = failing(failed(), failed(), failed(), last);
    expect(await caught(work.run())).toBe(last);
    expect(work.tries()).toBe(4);
  });

  it.each([
    ['an error that will not pass', rejected],
    ['an error that is none of ours', new TypeError('a defect')],
    [
      'a body that was too large, and would be again',
      new MeridinateError(
        'UPSTREAM_ANSWER_UNREADABLE',
        { upstream: 'Helius', call: 'getBalance' },
        { cause: new BodyTooLarge(1) },
      ),
    ],
  ])('does not try again after %s', async (_, error) => {
    const work = failing(error);
    await expect(work.run()).rejects.toBe(error);
    expect(work.tries()).toBe(1);
  });

  it('leaves alone what the policy finds not worthwhile', async () => {
    const work = failing(failed());
    await caught(work.run({ ...POLICY, worthwhile: () => false }));
    expect(work.tries()).toBe(1);
  });

  it('waits as long as the upstream asks, and a little more', async () => {
    const work = failing(failed(7_000));
    await work.run();
    expect(work.waits).toEqual([7_050]);
  });

  it('lets an abort end a wait', async () => {
    const caller = new AbortController();
    const work = retrying(POLICY, () => Promise.reject(failed(60_000)), { signal: caller.signal });
    setImmediate(() => caller.abort('the service is closing'));
    expect(await caught(work)).toMatchObject({
      code: 'ANALYSIS_ABORTED',
      context: { reason: 'the service is closing' },
    });
  });

  it('stops after a wait that ignored the abort', async () => {
    const caller = new AbortController();
    let tries = 0;
    const run = (): Promise<never> => {
      tries += 1;
      return Promise.reject(failed());
    };
    const sleep = (): Promise<void> => {
      caller.abort();
      return Promise.resolve();
    };
    const error = await caught(retrying(POLICY, run, { signal: caller.signal, sleep }));
    expect(error.code).toBe('ANALYSIS_ABORTED');
    expect(tries).toBe(1);
  });
});

describe('backOffMs', () => {
  const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const delay = fc.integer({ min: 1, max: 100_000 });

  it('lies between nothing and the doubled base, never over the maximum', () => {
    fc.assert(
      fc.property(delay, delay, fc.integer({ min: 1, max: 2_000 }), unit, (base, max, tries, random) => {
        const ms = backOffMs({ baseDelayMs: base, maxDelayMs: max }, tries, () => random);
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThanOrEqual(max);
        expect(ms).toBeLessThanOrEqual(base * 2 ** (tries - 1));
      }),
    );
  });

  it('is never shorter than the wait asked for, nor longer than its cap and one back-off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), unit, (asked, random) => {
        const ms = backOffMs(POLICY, 3, () => random, asked);
        expect(ms).toBeGreaterThanOrEqual(Math.min(asked, LONGEST_RETRY_AFTER_MS));
        expect(ms).toBeLessThanOrEqual(LONGEST_RETRY_AFTER_MS + POLICY.maxDelayMs);
      }),
    );
  });
});
