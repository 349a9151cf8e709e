import { once } from 'node:events';
import { until } from '../testing/until';
import { Repetition } from './repetition';

describe('a repetition', () => {
  const failures: unknown[] = [];
  const onFailure = (error: unknown): void => void failures.push(error);

  it('goes on after a turn that failed, one turn at a time', async () => {
    let turns = 0;
    let underWay = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      turns += 1;
      most = Math.max(most, (underWay += 1));
      await new Promise(setImmediate);
      underWay -= 1;
      if (turns === 1) throw new Error('an outage');
    };
    const repetition = new Repetition({ work, pauseMs: 1, onFailure });
    repetition.start();
    await until('there are more turns', () => turns >= 4);
    await repetition.stop();
    const stoppedAfter = turns;
    await new Promise(setImmediate);
    expect([turns, most]).toEqual([stoppedAfter, 1]);
    expect(failures).toEqual([new Error('an outage')]);
  });

  it('does not wait for the end of a pause to stop', async () => {
    let turns = 0;
    const work = (): Promise<void> => Promise.resolve(void (turns += 1));
    const repetition = new Repetition({ work, pauseMs: 3_600_000, onFailure });
    repetition.start();
    await repetition.stop();
    expect(turns).toBe(1);
  });

  it('tells the turn under way that the service stops, and waits for its end', async () => {
    let reason: unknown;
    const work = async (signal: AbortSignal): Promise<void> => {
      await once(signal, 'abort');
      await new Promise(setImmediate);
      reason = signal.reason;
    };
    const repetition = new Repetition({ work, pauseMs: 1, onFailure });
    repetition.start();
    await repetition.stop();
    expect(reason).toMatchObject({ code: 'SERVICE_STOPPING' });
  });

  it('can be stopped without ever having begun', async () => {
    await expect(
      new Repetition({ work: () => Promise.resolve(), pauseMs: 1, onFailure }).stop(),
    ).resolves.toBe(undefined);
  });
});
