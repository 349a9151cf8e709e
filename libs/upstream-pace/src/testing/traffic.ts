import { setImmediate as turn } from 'node:timers/promises';
import type { Upstream, UpstreamPace } from '../upstream-pace';
import type { VirtualClock } from './virtual-clock';

const ANSWER_WITHIN_MS = 5_000;

/** A call that was let through: the how manieth to ask it was, and when it was let through, in ms. */
export interface Admission {
  asked: number;
  atMs: number;
}

/** Calls that ask for admission, and what became of them. */
export class Traffic {
  readonly admissions: Admission[] = [];
  readonly refusals: unknown[] = [];
  private asked = 0;

  constructor(private readonly clock: VirtualClock) {}

  /** Asks for `calls` calls at once, of each pace in turn, and waits until each has its place. */
  async ask(
    paces: readonly UpstreamPace[],
    calls: number,
    upstream: Upstream = 'helius',
    signal?: AbortSignal,
  ): Promise<void> {
    for (let call = 0; call < calls; call++) {
      const asked = this.asked++;
      paces[call % paces.length]?.admit(upstream, signal ?? new AbortController().signal).then(
        () => this.admissions.push({ asked, atMs: this.clock.now() }),
        (error: unknown) => this.refusals.push(error),
      );
    }
    const deadline = performance.now() + ANSWER_WITHIN_MS;
    while (this.admissions.length + this.refusals.length + this.clock.asleep < this.asked) {
      if (performance.now() > deadline) throw new Error('a call was left without a place');
      await turn();
    }
  }

  /** When calls were let through, in ms, the earliest first. */
  get timesMs(): number[] {
    return this.admissions.map(({ atMs }) => atMs).sort((left, right) => left - right);
  }
}
