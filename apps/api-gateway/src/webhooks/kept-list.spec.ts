import { KeptList } from './kept-list';

describe('a kept list', () => {
  let now: number;
  let asked: number;
  let kept: KeptList<number>;
  const ask = (): Promise<number[]> => Promise.resolve([++asked]);
  const fail = (): Promise<number[]> => Promise.reject(new Error(`lost ${++asked}`));

  beforeEach(() => {
    now = 1_000;
    asked = 0;
    kept = new KeptList({ listMs: 100, errorMs: 10 }, () => now);
  });

  it('is asked for once by many, until it is too old', async () => {
    expect(await Promise.all([kept.read('1', ask), kept.read('1', ask)])).toEqual([[1], [1]]);
    now += 99;
    expect(await kept.read('1', ask)).toEqual([1]);
    now += 1;
    expect(await kept.read('1', ask)).toEqual([2]);
  });

  it('is asked for anew under another revision, also while it was under way', async () => {
    const underWay = kept.read('1', ask);
    expect(await kept.read('2', ask)).toEqual([2]);
    expect(await underWay).toEqual([1]);
    expect(await kept.read('2', ask)).toEqual([2]);
  });

  it('keeps an error for a shorter time', async () => {
    await expect(kept.read('1', fail)).rejects.toThrow('lost 1');
    now += 9;
    await expect(kept.read('1', ask)).rejects.toThrow('lost 1');
    now += 1;
    expect(await kept.read('1', ask)).toEqual([2]);
  });
});
