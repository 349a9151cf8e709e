/** The reason BullMQ writes for a job whose workers died or froze too often; its handler never hears of it. */
const STALLED_TOO_OFTEN = 'job stalled more than allowable limit';

/** True when a job's failed reason says that it was lost with its worker more often than allowed. */
export function isWorkerLost(failedReason: string): boolean {
  return failedReason === STALLED_TOO_OFTEN;
}
