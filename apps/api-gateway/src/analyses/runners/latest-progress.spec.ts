import { progressAt } from '../../testing/scripted-engine';
import { LatestProgress } from './latest-progress';

describe('LatestProgress', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const recording = () => {
    const written: number[] = [];
    const errors: unknown[] = [];
    const write = ({ transactions }: { transactions: number }): Promise<void> => {
      written.push(transactions);
      return transactions === 13 ? Promise.reject(new Error('locked')) : Promise.resolve();
    };
    return { written, errors, progress: new LatestProgress(write, 250, (error) => errors.push(error)) };
  };

  it('writes the first at once, then one in each span, the last of it', () => {
    const { written, progress } = recording();
    for (const transactions of [1, 2, 3]) progress.offer(progressAt(transactions));
    expect(written).toEqual([1]);
    jest.advanceTimersByTime(250);
    expect(written).toEqual([1, 3]);
    jest.advanceTimersByTime(1_000);
    expect(written).toEqual([1, 3]);
    progress.offer(progressAt(4));
    expect(written).toEqual([1, 3, 4]);
  });

  it('writes nothing after the end', () => {
    const { written, progress } = recording();
    progress.offer(progressAt(1));
    progress.offer(progressAt(2));
    progress.stop();
    jest.advanceTimersByTime(1_000);
    expect(written).toEqual([1]);
  });

  it('tells of a failed write and goes on', async () => {
    const { written, errors, progress } = recording();
    progress.offer(progressAt(13));
    progress.offer(progressAt(14));
    await jest.advanceTimersByTimeAsync(250);
    expect([written, errors]).toEqual([[13, 14], [new Error('locked')]]);
  });
});
