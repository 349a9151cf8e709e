import { MeridinateError } from '@meridinate/errors';

/** Part of a lock's life after which a job is given up: before another worker may start it. */
const SAFE_SHARE = 0.8;
/** Part of a lock's life after which it is renewed. */
const RENEWAL_SHARE = 0.2;
const CHECKS_PER_LOCK = 20;

/** A lock on a job, as Redis knows it. */
export interface HeldLock {
  jobId: string;
  token: string;
}

/** One run of a job by this worker. */
export interface Lease {
  /** Aborted when the run must end: with ANALYSIS_ABORTED when the lock is lost or the worker stops. */
  signal: AbortSignal;
  /** Aborted when the job may be another worker's by now. */
  lost: AbortSignal;
  /** @throws the reason why the run must end, by the clock of this very moment: timers may be late */
  assertHeld(): void;
  end(): void;
}

interface OpenLease extends HeldLock {
  renewedAt: number;
  run: AbortController;
  lock: AbortController;
}

export interface LeaseParts {
  lockMs: number;
  /** ms on a clock that never goes backwards. */
  now: () => number;
  /** Prolongs the locks by `lockMs`; resolves with the ids of those that Redis no longer knows as ours. */
  renew: (locks: readonly HeldLock[]) => Promise<readonly string[]>;
  /** Hears that this process gave a job up although it lives. */
  onLost: (jobId: string) => void;
}

const aborted = (reason: string): MeridinateError => new MeridinateError('ANALYSIS_ABORTED', { reason });

/**
 * The worker's own account of its locks.
 *
 * BullMQ's renewal tells of a lost lock only once Redis answers again, which may be long after another
 * worker has taken the job, and it does not tell when a lock was prolonged that it reports as renewed.
 * So locks are renewed here and dated, by this process's own clock, from **before** the question was
 * sent; a job whose lock may have little life left is given up, whatever Redis says or does not say.
 */
export class Leases {
  private readonly open = new Set<OpenLease>();
  private watch: NodeJS.Timeout | undefined;
  private renewing = false;
  private whenIdle: (() => void)[] = [];

  constructor(private readonly parts: LeaseParts) {}

  /** @param heldForMs how long ago the lock was asked for */
  grant(lock: HeldLock, heldForMs: number): Lease {
    const { lockMs, now } = this.parts;
    const heldFor = Math.min(Math.max(0, heldForMs), lockMs);
    const controllers = { run: new AbortController(), lock: new AbortController() };
    const lease = { ...lock, renewedAt: now() - heldFor, ...controllers };
    this.open.add(lease);
    this.watch ??= setInterval(() => this.check(), lockMs / CHECKS_PER_LOCK).unref();
    return {
      signal: lease.run.signal,
      lost: lease.lock.signal,
      assertHeld: () => {
        this.loseExpired(lease);
        lease.run.signal.throwIfAborted();
      },
      end: () => this.end(lease),
    };
  }

  /** Ends the runs of some jobs; the locks on them stay. */
  abort(jobIds: readonly string[], reason: MeridinateError): void {
    for (const { jobId, run } of this.open) if (jobIds.includes(jobId)) run.abort(reason);
  }

  abortAll(reason: string): void {
    for (const { run } of this.open) run.abort(aborted(reason));
  }

  get jobIds(): string[] {
    return [...this.open].map(({ jobId }) => jobId);
  }

  /** Resolves once no job runs; at once when none does. */
  idle(): Promise<void> {
    if (this.open.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.whenIdle.push(resolve));
  }

  private check(): void {
    for (const lease of this.open) this.loseExpired(lease);
    void this.renewDue();
  }

  private loseExpired(lease: OpenLease): void {
    const { lockMs, now } = this.parts;
    if (now() - lease.renewedAt <= lockMs * SAFE_SHARE) return;
    this.lose(lease, 'its worker could not renew the lock on it');
  }

  /** One question at a time: where Redis is silent the next would only wait behind it. */
  private async renewDue(): Promise<void> {
    const { lockMs, now, renew } = this.parts;
    const asked = now();
    const due = [...this.open].filter(
      ({ renewedAt, lock }) => !lock.signal.aborted && asked - renewedAt >= lockMs * RENEWAL_SHARE,
    );
    if (this.renewing || due.length === 0) return;
    this.renewing = true;
    try {
      const lost = await renew(due);
      for (const lease of due) {
        if (lost.includes(lease.jobId)) this.lose(lease, 'its worker lost the lock on it');
        else lease.renewedAt = asked;
      }
    } catch {
      // The connection's owner reports the outage; the next check asks again.
    } finally {
      this.renewing = false;
    }
  }

  private lose(lease: OpenLease, reason: string): void {
    if (lease.lock.signal.aborted || !this.open.has(lease)) return;
    lease.lock.abort(aborted(reason));
    lease.run.abort(aborted(reason));
    this.parts.onLost(lease.jobId);
  }

  private end(lease: OpenLease): void {
    this.open.delete(lease);
    if (this.open.size > 0) return;
    clearInterval(this.watch);
    this.watch = undefined;
    for (const resolve of this.whenIdle.splice(0)) resolve();
  }
}
