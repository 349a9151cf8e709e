import type { WorkerLoss } from '@meridinate/errors';
import type { Redis } from 'ioredis';

/** Most runs of one job that are remembered. */
const RUNS_KEPT = 20;

/**
 * What is known of runs that ended with their process, beside BullMQ's own count of them.
 *
 * BullMQ counts every lock that ran out. A worker that lives and had to let go, because Redis was away
 * or the process was suspended, excuses that one as soon as it can speak: nobody died of the job.
 */
export class LossRecords {
  constructor(
    private readonly client: Redis,
    private readonly queueName: string,
    private readonly keepSeconds: number,
  ) {}

  /** The lock ran out, but the process lives. */
  async excuse(jobId: string): Promise<void> {
    const key = this.key('excused', jobId);
    await this.client.multi().incr(key).expire(key, this.keepSeconds).exec();
  }

  /** Losses among those that BullMQ has counted that no living worker has excused. */
  async losses(jobId: string, counted: number): Promise<number> {
    return Math.max(0, counted - Number(await this.client.get(this.key('excused', jobId))));
  }

  /** Notes who is about to run a job that was lost before. */
  async begin(jobId: string, run: WorkerLoss): Promise<void> {
    const key = this.key('runs', jobId);
    const push = this.client.multi().rpush(key, JSON.stringify(run)).ltrim(key, -RUNS_KEPT, -1);
    await push.expire(key, this.keepSeconds).exec();
  }

  /** Takes the newest note back: that run has ended in order. */
  async endInOrder(jobId: string): Promise<void> {
    await this.client.rpop(this.key('runs', jobId));
  }

  /** Notes that nobody took back, the oldest first. */
  async evidence(jobId: string): Promise<WorkerLoss[]> {
    const kept = await this.client.lrange(this.key('runs', jobId), 0, -1);
    return kept.map((json) => JSON.parse(json) as WorkerLoss);
  }

  private key(what: 'excused' | 'runs', jobId: string): string {
    return `meridinate:${what}:${this.queueName}:${jobId}`;
  }
}
