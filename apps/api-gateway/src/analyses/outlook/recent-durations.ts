import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { SlidingMean } from '../../metrics/sliding-mean';
import { ServiceObservations } from '../../observations/service-observations';

/** Together an hour: long enough to know something on a quiet day. */
const WINDOW = { bucketMs: 300_000, buckets: 12 };

/** How long the analyses of the last hour took from start to end; those that were cancelled do not count. */
@Injectable()
export class RecentDurations implements OnModuleInit, OnModuleDestroy {
  private readonly seconds = new SlidingMean(() => performance.now(), WINDOW);
  private stopListening: (() => void) | undefined;

  constructor(private readonly observations: ServiceObservations) {}

  onModuleInit(): void {
    this.stopListening = this.observations.on((observation) => {
      if (observation.kind !== 'analysis_ended' || observation.state === 'cancelled') return;
      this.seconds.add(observation.processingMs / 1_000);
    });
  }

  onModuleDestroy(): void {
    this.stopListening?.();
  }

  /** Mean seconds; null when none has ended. */
  mean(): number | null {
    return this.seconds.mean();
  }
}
