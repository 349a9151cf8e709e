import { setImmediate as turn } from 'node:timers/promises';
import type { Sleep } from '@meridinate/http-exchange';

interface Sleeper {
  dueMs: number;
  wake: () => void;
}

/** A clock that stands until it is told how far to go. */
export class VirtualClock {
  private nowMs = 0;
  private sleepers: Sleeper[] = [];

  readonly now = (): number => this.nowMs;

  readonly sleep: Sleep = (ms, signal) =>
    new Promise((resolve, reject) => {
      const sleeper = { dueMs: this.nowMs + ms, wake: resolve };
      this.sleepers.push(sleeper);
      signal.addEventListener('abort', () => {
        this.sleepers = this.sleepers.filter((each) => each !== sleeper);
        reject(new Error('woken by an abort'));
      });
    });

  get asleep(): number {
    return this.sleepers.length;
  }

  /** Lets `ms` pass. Who is due at the same moment is woken last come, first served. */
  async advance(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    for (let next = this.nextDueMs(); next <= untilMs; next = this.nextDueMs()) await this.goTo(next);
    this.nowMs = untilMs;
  }

  /** Lets time pass until nobody sleeps. */
  async runOut(): Promise<void> {
    while (this.sleepers.length > 0) await this.goTo(this.nextDueMs());
  }

  /** Jumps over everything in between, as a process does that was suspended. */
  async goTo(ms: number): Promise<void> {
    this.nowMs = ms;
    const due = this.sleepers.filter(({ dueMs }) => dueMs <= ms);
    this.sleepers = this.sleepers.filter(({ dueMs }) => dueMs > ms);
    for (const { wake } of due.reverse()) wake();
    await turn();
  }

  private nextDueMs(): number {
    return Math.min(...this.sleepers.map(({ dueMs }) => dueMs));
  }
}
