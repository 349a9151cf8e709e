import { setTimeout as pause } from 'node:timers/promises';
import { ask, queued } from '../src/testing/api';
import { request, type Menu } from './menu';
import type { PlannedJob } from './plan';

const BEFORE_NEXT_TRY_MS = 300;

/** What a client was told of one job. */
export interface Acknowledged {
  job: PlannedJob;
  /** Id of the analysis. */
  id: string;
  /** Times it was told no, or nothing, before. */
  refusals: number;
  /** Statuses that are neither a yes nor a "try again". */
  odd: number[];
}

interface Said {
  status: number;
  body: { job_id?: string };
}

/** A connection that is lost says nothing: status 0. */
const said = (url: string, body: object, key: string): Promise<Said> =>
  ask<{ job_id?: string }>(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  }).catch(() => ({ status: 0, body: {} }));

/**
 * Submits a job with the same key until it is acknowledged, as a patient client would.
 *
 * @throws the abort of `signal`
 */
export async function submitUntilAcknowledged(
  gatewayUrl: string,
  { job, menu, key, signal }: { job: PlannedJob; menu: Menu; key: string; signal: AbortSignal },
): Promise<Acknowledged> {
  const body = request(menu.mints[job.mint] ?? '', job.transactionLimit, job.ceiling);
  const odd: number[] = [];
  for (let refusals = 0; ; refusals += 1) {
    const { status, body: answer } = await said(gatewayUrl + queued, body, key);
    if ((status === 202 || status === 200) && answer.job_id !== undefined)
      return { job, id: answer.job_id, refusals, odd };
    if (status !== 0 && status !== 503) odd.push(status);
    await pause(BEFORE_NEXT_TRY_MS, undefined, { signal });
  }
}
