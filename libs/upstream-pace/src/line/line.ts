import { setTimeout as wait } from 'node:timers/promises';
import { abortError, type Sleep } from '@meridinate/http-exchange';
import type { BucketShape } from '../bucket/bucket-shape';
import { reserve } from '../bucket/reserve';
import type { PaceInstruments } from '../upstream-pace';
import { sinceStart } from './since-start';

const realSleep: Sleep = (ms, signal) => wait(ms, undefined, { signal });

/** The calls of this process that wait for one upstream, and their bucket. */
export class Line {
  private fullAtUs = 0;
  private lastStartMs = 0;
  private lastPlaced: Promise<unknown> = Promise.resolve();
  private lastPassed: Promise<unknown> = Promise.resolve();
  private readonly now: () => number;
  private readonly sleep: Sleep;

  constructor(
    readonly bucket: BucketShape,
    { now = sinceStart, sleep = realSleep }: PaceInstruments,
  ) {
    this.now = () => Math.floor(now());
    this.sleep = sleep;
  }

  /**
   * Resolves when one more call may start.
   *
   * @param sharedWaitMs how long others make this call wait, at least, in ms. It must not reject
   * @throws the abort of `signal`
   */
  pass(signal: AbortSignal, sharedWaitMs: Promise<number> | number = 0): Promise<void> {
    const placed = this.placeAfter(this.lastPlaced, sharedWaitMs);
    const passed = this.passAfter(this.lastPassed, placed, signal);
    this.lastPlaced = placed;
    this.lastPassed = Promise.allSettled([this.lastPassed, passed]).then(() => undefined);
    return passed;
  }

  /**
   * When the call may start, in ms. Places are given in the order they were asked for, also where an
   * answer about a later one came first. What others grant still goes through the bucket of this process.
   */
  private async placeAfter(
    before: Promise<unknown>,
    sharedWaitMs: Promise<number> | number,
  ): Promise<number> {
    const sharedMs = await sharedWaitMs;
    const grantedMs = this.now() + sharedMs;
    await before;
    const soonestMs = Math.max(grantedMs, this.lastStartMs);
    const { waitMs, fullAtUs } = reserve(this.fullAtUs, soonestMs, this.bucket);
    this.fullAtUs = fullAtUs;
    this.lastStartMs = soonestMs + waitMs;
    return this.lastStartMs;
  }

  private async passAfter(
    before: Promise<unknown>,
    placed: Promise<number>,
    signal: AbortSignal,
  ): Promise<void> {
    await this.sleepUntil(await placed, signal);
    // Those before are due as well; timers of the same moment fire in no order to rely on.
    await before;
    if (signal.aborted) throw abortError(signal);
  }

  /** A timer may fire a little early, and one sleep is then not enough. */
  private async sleepUntil(startMs: number, signal: AbortSignal): Promise<void> {
    for (let left = startMs - this.now(); left > 0 && !signal.aborted; left = startMs - this.now()) {
      try {
        await this.sleep(left, signal);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    }
    if (signal.aborted) throw abortError(signal);
  }
}
