import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import {
  type CallerClass,
  isShed,
  type LoadLimits,
  type LoadState,
  nextLoad,
  type Priority,
  UNLOADED,
} from '@meridinate/rate-limit';
import type { Settings } from '@meridinate/settings';
import { SETTINGS } from '../../settings/settings.module';

const SAMPLE_EVERY_MS = 250;
const RESOLUTION_MS = 20;

/** Watches how loaded this process is, and says whose requests it has no room for. */
@Injectable()
export class LoadMonitor implements OnModuleInit, OnModuleDestroy {
  private readonly limits: LoadLimits | null;
  private state: LoadState = UNLOADED;
  private inFlight = 0;
  private delay: IntervalHistogram | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(SETTINGS) { rateLimit }: Settings) {
    this.limits = rateLimit.mode === 'enforce' ? rateLimit.shedding : null;
  }

  /** False where nobody is ever turned away. */
  get isWatching(): boolean {
    return this.limits !== null;
  }

  onModuleInit(): void {
    if (this.limits === null) return;
    const { limits } = this;
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    delay.enable();
    this.delay = delay;
    this.timer = setInterval(() => this.sample(delay, limits), SAMPLE_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.delay?.disable();
  }

  /** A request has all arrived; call what is returned once it is answered, or its client has gone. */
  enter(): () => void {
    let isIn = true;
    this.inFlight += 1;
    return () => {
      if (isIn) this.inFlight -= 1;
      isIn = false;
    };
  }

  sheds(callerClass: CallerClass, priority: Priority): boolean {
    return isShed(this.state.level, callerClass, priority);
  }

  private sample(delay: IntervalHistogram, limits: LoadLimits): void {
    // The histogram holds times between two ticks, and no value yet where the loop stood still.
    const meanMs = Number.isNaN(delay.mean) ? 0 : delay.mean / 1e6 - RESOLUTION_MS;
    delay.reset();
    const sample = {
      atMs: performance.now(),
      inFlight: this.inFlight,
      loopDelayMs: Math.max(0, meanMs),
    };
    this.state = nextLoad(this.state, sample, limits);
  }
}
