import type { AnalysisDto } from '../analyses/dto/analysis.dto';
import { AnalysisFeed } from './analysis-feed';

const stateAt = (sequence: number, state = 'processing'): AnalysisDto =>
  ({ sequence, state }) as unknown as AnalysisDto;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const LONG_MS = 60_000;

describe('the feed of an analysis', () => {
  const { signal } = new AbortController();
  let answers: { resolve: (state: AnalysisDto) => void; reject: (error: Error) => void }[];
  let feed: AnalysisFeed;
  const answer = async (state: AnalysisDto): Promise<void> => {
    answers.shift()?.resolve(state);
    await settled();
  };

  beforeEach(() => {
    answers = [];
    feed = new AnalysisFeed(() => new Promise((resolve, reject) => answers.push({ resolve, reject })));
  });

  it('tells all who wait of a state with a higher sequence', async () => {
    const waiting = [0, 0, 1].map((sequence) => feed.after(sequence, LONG_MS, signal));
    feed.refresh();
    await answer(stateAt(2));
    expect(await Promise.all(waiting)).toEqual([stateAt(2), stateAt(2), stateAt(2)]);
    expect(await feed.after(1, LONG_MS, signal)).toEqual(stateAt(2));
  });

  it('tells of an end whatever the sequence', async () => {
    const waiting = feed.after(99, LONG_MS, signal);
    feed.refresh();
    await answer(stateAt(3, 'cancelled'));
    expect(await waiting).toEqual(stateAt(3, 'cancelled'));
  });

  it('never goes back to a lower sequence', async () => {
    const slow = feed.read();
    const fast = feed.read();
    answers[1]?.resolve(stateAt(5));
    await fast;
    answers[0]?.resolve(stateAt(4));
    await slow;
    expect(await feed.after(0, LONG_MS, signal)).toEqual(stateAt(5));
  });

  it('reads once more when a change is told during a read, and only once', async () => {
    for (let n = 0; n < 5; n++) feed.refresh();
    expect(answers).toHaveLength(1);
    await answer(stateAt(1));
    expect(answers).toHaveLength(1);
    await answer(stateAt(2));
    expect(answers).toHaveLength(0);
    expect(await feed.after(1, LONG_MS, signal)).toEqual(stateAt(2));
  });

  it('goes on after a read that failed', async () => {
    feed.refresh();
    answers.shift()?.reject(new Error('the database is away'));
    await settled();
    feed.refresh();
    await answer(stateAt(1));
    expect(await feed.after(0, LONG_MS, signal)).toEqual(stateAt(1));
  });

  it('says when there was no news in time, and when nobody waits any more', async () => {
    expect(await feed.after(0, 10, signal)).toBeNull();
    const leaving = new AbortController();
    const waiting = feed.after(0, LONG_MS, leaving.signal);
    leaving.abort();
    expect(await waiting).toBeNull();
    expect(await feed.after(0, LONG_MS, leaving.signal)).toBeNull();
  });
});
