import { MeridinateError } from '@meridinate/errors';

/** Part of a lock's life after which a job is given up: before another worker may start it. */
const SAFE_SHARE = 0.8;
const CHECKS_PER_LOCK = 20;

/** One run of a job by this worker. */
export interface Lease {
  /** Aborted with ANALYSIS_ABORTED when the run must end: the lock is lost or the worker stops. */
  signal: AbortSignal;
  end(): void;
}

interface OpenLease {
  jobId: string;
  renewedAt: number;
  controller: AbortController;
}

const aborted = (reason: string): MeridinateError => new MeridinateError('ANALYSIS_ABORTED', { reason });

/**
 * The worker's own account of its locks.
 *
 * BullMQ tells of a lost lock only once Redis answers again, which may be long after another worker
 * has taken the job. So each renewal is noted by this process's own clock, and a job whose lock was
 * not renewed for most of its life is aborted here, whatever Redis says or does not say.
 */
export class Leases {
  private readonly open = new Set<OpenLease>();
  private watch: NodeJS.Timeout | undefined;
  private whenIdle: (() => void)[] = [];

  /** @param now ms on a clock that never goes backwards */
  constructor(
    private readonly lockMs: number,
    private readonly now: () => number,
  ) {}

  grant(jobId: string): Lease {
    const lease = { jobId, renewedAt: this.now(), controller: new AbortController() };
    this.open.add(lease);
    this.watch ??= setInterval(() => this.abortExpired(), this.lockMs / CHECKS_PER_LOCK).unref();
    return { signal: lease.controller.signal, end: () => this.end(lease) };
  }

  renewed(jobIds: readonly string[]): void {
    const renewedAt = this.now();
    for (const lease of this.open) {
      if (jobIds.includes(lease.jobId)) lease.renewedAt = renewedAt;
    }
  }

  /** Locks that Redis has said are gone. */
  lost(jobIds: readonly string[]): void {
    for (const { jobId, controller } of this.open) {
      if (jobIds.includes(jobId)) controller.abort(aborted('its worker lost the lock on it'));
    }
  }

  abortAll(reason: string): void {
    for (const { controller } of this.open) controller.abort(aborted(reason));
  }

  /** Resolves once no job runs; at once when none does. */
  idle(): Promise<void> {
    if (this.open.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.whenIdle.push(resolve));
  }

  private abortExpired(): void {
    const oldest = this.now() - this.lockMs * SAFE_SHARE;
    for (const { renewedAt, controller } of this.open) {
      if (renewedAt < oldest) controller.abort(aborted('its worker could not renew the lock on it'));
    }
  }

  private end(lease: OpenLease): void {
    this.open.delete(lease);
    if (this.open.size > 0) return;
    clearInterval(this.watch);
    this.watch = undefined;
    for (const resolve of this.whenIdle.splice(0)) resolve();
  }
}
