import { MeridinateError } from '@meridinate/errors';
import { until } from '../testing/until';
import { Leases, type HeldLock } from './leases';

const LOCK_MS = 200;

const lock = (jobId: string): HeldLock => ({ jobId, token: `token of ${jobId}` });

describe('Leases', () => {
  let now: number;
  let asked: string[][];
  let answer: () => Promise<readonly string[]>;
  let givenUp: string[];
  let leases: Leases;

  beforeEach(() => {
    now = 0;
    asked = [];
    givenUp = [];
    answer = () => Promise.resolve([]);
    leases = new Leases({
      lockMs: LOCK_MS,
      now: () => now,
      renew: (locks) => {
        asked.push(locks.map(({ jobId }) => jobId));
        return answer();
      },
      onLost: (jobId) => givenUp.push(jobId),
    });
  });

  it('give a run up whose lock was not renewed for most of its life', async () => {
    answer = () => new Promise(() => undefined);
    const silent = leases.grant(lock('silent'), 0);
    now = 161;
    await until('it is aborted', () => silent.signal.aborted);
    expect(silent.signal.reason).toMatchObject({ code: 'ANALYSIS_ABORTED' });
    expect(silent.lost.aborted).toBe(true);
    expect(givenUp).toEqual(['silent']);
    silent.end();
  });

  it('say so at once when they are asked, however late their timers are', () => {
    const frozen = leases.grant(lock('frozen'), 0);
    expect(() => frozen.assertHeld()).not.toThrow();
    now = 161;
    expect(() => frozen.assertHeld()).toThrow(MeridinateError);
    frozen.end();
  });

  it('count the time that passed before the job arrived', () => {
    const late = leases.grant(lock('late'), 161);
    expect(() => late.assertHeld()).toThrow(MeridinateError);
    late.end();
  });

  it('date a renewal from before it was asked for, because its answer may be late', async () => {
    let arrive: () => void = () => undefined;
    answer = () => new Promise((resolve) => (arrive = () => resolve([])));
    const renewed = leases.grant(lock('renewed'), 0);
    now = 40;
    await until('it is asked for', () => asked.length === 1);
    now = 150;
    arrive();
    await until('the next is asked for', () => asked.length === 2);
    now = 201;
    expect(() => renewed.assertHeld()).toThrow(MeridinateError);
    renewed.end();
  });

  it('give up those that Redis no longer knows, and keep the others', async () => {
    answer = () => Promise.resolve(['gone']);
    const [gone, kept] = [leases.grant(lock('gone'), 0), leases.grant(lock('kept'), 0)];
    now = 40;
    await until('one is aborted', () => gone.signal.aborted);
    expect(kept.signal.aborted).toBe(false);
    gone.end();
    kept.end();
  });

  it('end a run that shall stop without giving its lock up', () => {
    const [cancelled, other] = [leases.grant(lock('cancelled'), 0), leases.grant(lock('other'), 0)];
    leases.abort(['cancelled'], new MeridinateError('ANALYSIS_CANCELLED', {}));
    expect(cancelled.signal.reason).toMatchObject({ code: 'ANALYSIS_CANCELLED' });
    expect([cancelled.lost.aborted, other.signal.aborted]).toEqual([false, false]);
    cancelled.end();
    other.end();
  });

  it('are idle once every run has ended', async () => {
    const [first, second] = [leases.grant(lock('first'), 0), leases.grant(lock('second'), 0)];
    let idle = false;
    const whenIdle = leases.idle().then(() => (idle = true));
    first.end();
    await Promise.resolve();
    expect(idle).toBe(false);
    second.end();
    await whenIdle;
    await expect(leases.idle()).resolves.toBeUndefined();
  });
});
