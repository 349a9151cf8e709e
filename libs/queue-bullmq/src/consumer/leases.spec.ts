import { until } from '../testing/until';
import { Leases } from './leases';

const LOCK_MS = 200;

describe('Leases', () => {
  let now: number;
  let leases: Leases;

  beforeEach(() => {
    now = 0;
    leases = new Leases(LOCK_MS, () => now);
  });

  it('abort a run whose lock was not renewed for most of its life, and leave the renewed one alone', async () => {
    const silent = leases.grant('silent');
    const renewed = leases.grant('renewed');
    now = 100;
    leases.renewed(['renewed']);
    now = 180;
    await until('the silent run is aborted', () => silent.signal.aborted);
    expect(silent.signal.reason).toMatchObject({ code: 'ANALYSIS_ABORTED' });
    expect(renewed.signal.aborted).toBe(false);
    silent.end();
    renewed.end();
  });

  it('abort the runs whose locks Redis no longer knows', () => {
    const [lost, kept] = [leases.grant('lost'), leases.grant('kept')];
    leases.lost(['lost']);
    expect([lost.signal.aborted, kept.signal.aborted]).toEqual([true, false]);
    lost.end();
    kept.end();
  });

  it('are idle once every run has ended', async () => {
    const [first, second] = [leases.grant('first'), leases.grant('second')];
    let idle = false;
    const whenIdle = leases.idle().then(() => (idle = true));
    first.end();
    await Promise.resolve();
    expect(idle).toBe(false);
    second.end();
    await whenIdle;
    await expect(leases.idle()).resolves.toBeUndefined();
  });

  it('keep two runs of one job apart', () => {
    const older = leases.grant('job');
    leases.lost(['job']);
    const newer = leases.grant('job');
    older.end();
    leases.abortAll('stop');
    expect(newer.signal.reason).toMatchObject({ context: { reason: 'stop' } });
    newer.end();
  });
});
