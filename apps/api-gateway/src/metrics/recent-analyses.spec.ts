import { RecentAnalyses, WINDOW_SECONDS } from './recent-analyses';

describe('RecentAnalyses', () => {
  let now = 0;
  let recent: RecentAnalyses;

  beforeEach(() => {
    now = 0;
    recent = new RecentAnalyses(() => now);
  });

  it('knows nothing on a fresh start, so that nothing looks like a failure', () => {
    expect(recent.figures()).toEqual({ processingSeconds: null, queueSeconds: null, successRate: null });
  });

  it('averages in seconds what it is told in ms', () => {
    recent.started(500);
    recent.started(1500);
    recent.ended('completed', 4000);
    recent.ended('failed', 8000);
    expect(recent.figures()).toEqual({ processingSeconds: 6, queueSeconds: 1, successRate: 0.5 });
  });

  it('keeps waiting and running apart', () => {
    recent.started(500);
    expect(recent.figures()).toEqual({ processingSeconds: null, queueSeconds: 0.5, successRate: null });
  });

  it('forgets after the window', () => {
    recent.ended('failed', 1000);
    now = WINDOW_SECONDS * 1000;
    expect(recent.figures().successRate).toBeNull();
  });
});
