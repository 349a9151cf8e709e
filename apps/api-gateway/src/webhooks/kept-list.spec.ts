import { KeptList } from './kept-list';

describe('a kept list', () => {
  let now: number;
  let asked: number;
  let kept: KeptList<number>;
  const ask = (): Promise<number[]> => Promise.resolve([++asked]);

  beforeEach(() => {
    now = 1_000;
    asked = 0;
    kept = new KeptList(100, () => now);
  });

  it('is asked for once by many, until it is too old', async () => {
    expect(await Promise.all([kept.read(ask), kept.read(ask)])).toEqual([[1], [1]]);
    now += 99;
    expect(await kept.read(ask)).toEqual([1]);
    now += 1;
    expect(await kept.read(ask)).toEqual([2]);
  });

  it('is asked for anew after it was dropped, also while it was under way', async () => {
    const underWay = kept.read(ask);
    kept.drop();
    expect(await underWay).toEqual([1]);
    expect(await kept.read(ask)).toEqual([2]);
  });

  it('does not keep an error', async () => {
    await expect(kept.read(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    expect(await kept.read(ask)).toEqual([1]);
  });
});
