import { Inject, Injectable } from '@nestjs/common';
import { METRICS_CLOCK } from './clock';
import { type Clock, SlidingMean } from './sliding-mean';

const BUCKET_MS = 30_000;
const BUCKETS = 10;

/** Length of the window over which analyses are averaged. */
export const WINDOW_SECONDS = (BUCKET_MS * BUCKETS) / 1000;

/** How the analyses of the last five minutes went; null where the window holds none. */
export interface RecentFigures {
  processingSeconds: number | null;
  queueSeconds: number | null;
  /** Completed over ended, 0 to 1. */
  successRate: number | null;
}

@Injectable()
export class RecentAnalyses {
  private readonly processingSeconds: SlidingMean;
  private readonly queueSeconds: SlidingMean;
  private readonly success: SlidingMean;

  constructor(@Inject(METRICS_CLOCK) clock: Clock) {
    const window = { bucketMs: BUCKET_MS, buckets: BUCKETS };
    this.processingSeconds = new SlidingMean(clock, window);
    this.queueSeconds = new SlidingMean(clock, window);
    this.success = new SlidingMean(clock, window);
  }

  started(queuedMs: number): void {
    this.queueSeconds.add(queuedMs / 1000);
  }

  ended(state: 'completed' | 'failed', processingMs: number): void {
    this.processingSeconds.add(processingMs / 1000);
    this.success.add(state === 'completed' ? 1 : 0);
  }

  figures(): RecentFigures {
    return {
      processingSeconds: this.processingSeconds.mean(),
      queueSeconds: this.queueSeconds.mean(),
      successRate: this.success.mean(),
    };
  }
}
