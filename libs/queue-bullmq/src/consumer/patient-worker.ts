import { setTimeout as pause } from 'node:timers/promises';
import { Worker, type Job } from 'bullmq';

const PAUSE_MS = 1_000;

/**
 * BullMQ's worker with a pause after Redis has refused to give out a job: being full, or read-only. By
 * itself BullMQ pauses only when Redis cannot be reached, and asks again at once after any other answer.
 */
export class PatientWorker extends Worker {
  protected override async moveToActive(token: string, name?: string): Promise<Job> {
    try {
      return await super.moveToActive(token, name);
    } catch (error) {
      if (!this.closing) await pause(PAUSE_MS, undefined, { ref: false });
      throw error;
    }
  }
}
