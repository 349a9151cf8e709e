import { persistently, type Persistence } from './persistently';

const failingTimes = (times: number) => {
  let calls = 0;
  return () => {
    calls += 1;
    return calls > times ? Promise.resolve(calls) : Promise.reject(new Error(`outage ${calls}`));
  };
};

describe('persistently', () => {
  const failures: string[] = [];
  const how = (changes: Partial<Persistence> = {}): Persistence => ({
    tries: 3,
    isOutage: () => false,
    pauseMs: 1,
    signal: new AbortController().signal,
    onFailure: (error) => failures.push((error as Error).message),
    ...changes,
  });

  beforeEach(() => failures.splice(0));

  it('goes on until the work is done', async () => {
    await expect(persistently(failingTimes(2), how())).resolves.toBe(3);
    expect(failures).toEqual(['outage 1', 'outage 2']);
  });

  it('gives up after its tries with the last failure', async () => {
    await expect(persistently(failingTimes(9), how())).rejects.toThrow('outage 3');
  });

  it('waits an outage out, however long it is', async () => {
    const isOutage = (error: unknown): boolean => error !== null;
    await expect(persistently(failingTimes(9), how({ isOutage }))).resolves.toBe(10);
  });

  it('does not wait once it is aborted', async () => {
    const controller = new AbortController();
    const waiting = persistently(failingTimes(1), how({ pauseMs: 60_000, signal: controller.signal }));
    setImmediate(() => controller.abort());
    await expect(waiting).resolves.toBe(2);
    await expect(persistently(failingTimes(1), how({ signal: controller.signal }))).rejects.toThrow(
      'outage 1',
    );
  });
});
