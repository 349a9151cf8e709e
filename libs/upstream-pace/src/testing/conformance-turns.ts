import { openWith, type Subject } from './subject';

/** Whose turn it is. */
export function describeTurns(subject: Subject): void {
  it('lets calls through in the order they asked, also those a stall has made late', async () => {
    const { clock, one, traffic } = await openWith(subject, { helius: 50 });
    await traffic.ask(one, 40);
    await clock.goTo(400);
    await clock.runOut();
    const order = traffic.admissions.map(({ asked }) => asked);
    expect(order).toEqual(Array.from({ length: 40 }, (_, call) => call));
  });

  it('lets calls to an upstream without a rate through at once', async () => {
    const { one, traffic } = await openWith(subject, { helius: 1 });
    await traffic.ask(one, 100, 'jupiter');
    expect(traffic.timesMs).toHaveLength(100);
  });

  it('keeps a pace for each upstream by itself', async () => {
    const { one, traffic } = await openWith(subject, { helius: 1, jupiter: 1 });
    await traffic.ask(one, 1, 'helius');
    await traffic.ask(one, 1, 'jupiter');
    expect(traffic.timesMs).toEqual([0, 0]);
  });
}

/** Calls that are given up. */
export function describeAborts(subject: Subject): void {
  it('rejects a call that is aborted while it waits, and leaves its place empty', async () => {
    const { clock, one, traffic } = await openWith(subject, { helius: 0.2 });
    const giving = new AbortController();
    await traffic.ask(one, 1);
    await traffic.ask(one, 1, 'helius', giving.signal);
    await traffic.ask(one, 1);
    giving.abort('nobody wants it');
    await clock.runOut();
    expect(traffic.refusals).toMatchObject([{ code: 'ANALYSIS_ABORTED' }]);
    expect(traffic.admissions.map(({ asked }) => asked)).toEqual([0, 2]);
    expect(traffic.timesMs[1]).toBeGreaterThan(5_000);
  });

  it('rejects a call that is aborted before it asks, which takes no place', async () => {
    const { one, traffic } = await openWith(subject, { helius: 0.2 });
    await traffic.ask(one, 1, 'helius', AbortSignal.abort());
    await traffic.ask(one, 1);
    expect(traffic.refusals).toMatchObject([{ code: 'ANALYSIS_ABORTED' }]);
    expect(traffic.timesMs).toEqual([0]);
  });
}
