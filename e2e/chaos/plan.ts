import { Draws } from './draws';

export const WORKERS = 3;
/** Different analyses that are asked for: so many mints, each to so many limits. */
export const MINTS = 12;
export const TRANSACTION_LIMITS = [120, 180, 240] as const;
/** Credits above which the ceilings lie that tell the jobs apart; far more than any of them costs. */
export const LEAST_CEILING = 1_000;
/** Faults for each job that is submitted, at least. */
export const FAULTS_PER_JOB = 0.06;

/** Time in which one fault strikes. */
const SLOT_MS = 3_500;
const FEWEST_FAULTS = 8;

/**
 * `worker_kill`, `gateway_kill` and `redis_kill` are SIGKILL, and a start after `downMs`. `worker_stop`
 * is SIGSTOP, and SIGCONT after `downMs`. `result_cut_off` waits for a result to reach the gateway,
 * lets Redis take no more writes, so that the gateway can store the result and cannot say so, and kills
 * both.
 */
export type FaultKind = 'worker_kill' | 'worker_stop' | 'gateway_kill' | 'redis_kill' | 'result_cut_off';

export interface PlannedFault {
  kind: FaultKind;
  /** Which worker; of no meaning for gateway and Redis. */
  worker: number;
  /** ms after the begin at which it strikes. */
  atMs: number;
  downMs: number;
}

export interface PlannedJob {
  /** ms after the begin at which it is submitted. */
  atMs: number;
  mint: number;
  transactionLimit: number;
  /** Credit ceiling. No other job has the same, so no two of them are one analysis. */
  ceiling: number;
}

/** What happens in a run, and when; it follows from seed and number of jobs alone. */
export interface ChaosPlan {
  seed: number;
  jobs: PlannedJob[];
  faults: PlannedFault[];
}

const DECK: readonly FaultKind[] = [
  'worker_kill',
  'worker_stop',
  'gateway_kill',
  'redis_kill',
  'result_cut_off',
];
/** Shortest and longest outage. A stopped worker outlives its locks, or not. */
const DOWN_MS: Readonly<Record<FaultKind, readonly [number, number]>> = {
  worker_kill: [200, 3_000],
  worker_stop: [2_000, 8_000],
  gateway_kill: [100, 2_000],
  redis_kill: [200, 3_000],
  result_cut_off: [100, 2_000],
};

/** @param jobs how many are submitted, 1 or more */
export function makePlan(seed: number, jobs: number): ChaosPlan {
  const draws = new Draws(seed);
  const count = Math.max(FEWEST_FAULTS, Math.ceil(jobs * FAULTS_PER_JOB));
  const kinds = Array.from({ length: Math.ceil(count / DECK.length) }, () => draws.shuffled(DECK)).flat();
  const faults = kinds.slice(0, count).map((kind, slot) => ({
    kind,
    worker: draws.between(0, WORKERS - 1),
    atMs: slot * SLOT_MS + draws.between(0, SLOT_MS),
    downMs: draws.between(...DOWN_MS[kind]),
  }));
  const submissions = Array.from({ length: jobs }, (_, place) => ({
    atMs: draws.between(0, count * SLOT_MS),
    mint: draws.between(0, MINTS - 1),
    transactionLimit: TRANSACTION_LIMITS[draws.between(0, TRANSACTION_LIMITS.length - 1)] as number,
    ceiling: LEAST_CEILING + place,
  }));
  return { seed, faults, jobs: submissions.sort((left, right) => left.atMs - right.atMs) };
}
