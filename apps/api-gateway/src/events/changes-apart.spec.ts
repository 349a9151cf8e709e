import { ChangesApart } from './changes-apart';

const APART_MS = 200;

describe('changes of analyses', () => {
  let told: { id: string; atMs: number }[];
  let changes: ChangesApart;

  beforeEach(() => {
    jest.useFakeTimers();
    const startedAt = Date.now();
    told = [];
    changes = new ChangesApart((id) => told.push({ id, atMs: Date.now() - startedAt }), APART_MS);
  });
  afterEach(() => jest.useRealTimers());

  it('are told at once, and those that follow soon are told together', () => {
    for (let ms = 0; ms < 500; ms += 10) {
      changes.note('a1');
      jest.advanceTimersByTime(10);
    }
    jest.advanceTimersByTime(10_000);
    expect(told.map(({ atMs }) => atMs)).toEqual([0, 200, 400, 600]);
  });

  it('are told at once again after a pause, and nothing is told without a change', () => {
    changes.note('a1');
    jest.advanceTimersByTime(APART_MS);
    changes.note('a1');
    jest.advanceTimersByTime(10_000);
    expect(told.map(({ atMs }) => atMs)).toEqual([0, 200]);
  });

  it('of one analysis do not hold back those of another', () => {
    for (const id of ['a1', 'a2', 'a1', 'a2']) changes.note(id);
    expect(told.map(({ id }) => id)).toEqual(['a1', 'a2']);
    jest.advanceTimersByTime(APART_MS);
    expect(told.map(({ id }) => id)).toEqual(['a1', 'a2', 'a1', 'a2']);
  });

  it('are not held back when the process ends', () => {
    for (const id of ['a1', 'a1', 'a2']) changes.note(id);
    changes.flush();
    expect(told.map(({ id }) => id)).toEqual(['a1', 'a2', 'a1']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('leave no timer behind once they are told', () => {
    for (let n = 0; n < 100; n++) changes.note(`a${n}`);
    jest.advanceTimersByTime(APART_MS);
    expect(jest.getTimerCount()).toBe(0);
  });
});
