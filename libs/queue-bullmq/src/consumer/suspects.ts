import { MeridinateError } from '@meridinate/errors';
import type { Job } from 'bullmq';
import type { LossRecords } from './loss-records';
import type { Solitude } from './solitude';

/** Time for a worker that lives to say so before a job is blamed: it may only just have its Redis back. */
const EXCUSE_MAY_TAKE_MS = 3_000;

export interface SuspectParts {
  records: LossRecords;
  solitude: Solitude;
  /** Losses after which a job is set aside. */
  most: number;
  /** Host and process id of this worker. */
  worker: string;
  /** ms since the epoch. */
  wallClock: () => number;
}

/**
 * What to do with a job that is about to run: `run` it and call `leave` when it has ended in order,
 * give it back for a moment, or set it aside with the error that says why.
 */
export type Entry =
  | { to: 'run'; leave: () => Promise<void> }
  | { to: 'put_back'; pauseMs: number }
  | { to: 'set_aside'; error: MeridinateError<'ANALYSIS_WORKER_LOST'> };

const TURNED_AWAY: Entry = { to: 'put_back', pauseMs: 300 };

/**
 * Keeps jobs that were lost with their worker apart from the others: from the first loss on such a job
 * runs alone in its process, so that a neighbour it takes down is not blamed, and after too many losses
 * it runs no more.
 */
export class Suspects {
  /** Jobs that would be set aside, and since when a living worker has had time to excuse them. */
  private readonly accused = new Map<string, number>();

  constructor(private readonly parts: SuspectParts) {}

  async admit(job: Job): Promise<Entry> {
    const { records, solitude, most } = this.parts;
    const losses = job.stalledCounter === 0 ? 0 : await records.losses(job.id ?? '', job.stalledCounter);
    if (losses === 0) return solitude.enter() ? this.running(() => Promise.resolve()) : TURNED_AWAY;
    if (losses >= most) return this.accuse(job, losses);
    return this.runAlone(job);
  }

  private running(ended: () => Promise<void>): Entry {
    return {
      to: 'run',
      leave: async () => {
        this.parts.solitude.leave();
        await ended();
      },
    };
  }

  private async runAlone(job: Job): Promise<Entry> {
    const { records, solitude, worker, wallClock } = this.parts;
    const id = job.id ?? '';
    if (!solitude.enterAlone()) return TURNED_AWAY;
    try {
      await records.begin(id, { worker, startedAt: wallClock(), alone: true });
    } catch (error) {
      solitude.leave();
      throw error;
    }
    return this.running(() => records.endInOrder(id));
  }

  private async accuse(job: Job, losses: number): Promise<Entry> {
    const { records, wallClock } = this.parts;
    const id = job.id ?? '';
    const accusedAt = this.accused.get(id);
    if (accusedAt === undefined || wallClock() - accusedAt < EXCUSE_MAY_TAKE_MS) {
      this.accused.set(id, accusedAt ?? wallClock());
      return { to: 'put_back', pauseMs: EXCUSE_MAY_TAKE_MS };
    }
    this.accused.delete(id);
    const evidence = await records.evidence(id);
    // Nobody notes the run before the first loss: a job is no suspect then.
    const first = { worker: null, startedAt: null, alone: false };
    return {
      to: 'set_aside',
      error: new MeridinateError('ANALYSIS_WORKER_LOST', {
        attempts: job.attemptsMade + losses,
        losses: [first, ...evidence].slice(-losses),
      }),
    };
  }
}
