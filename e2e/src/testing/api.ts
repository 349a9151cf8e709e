import { setTimeout as pause } from 'node:timers/promises';

/** What the specs read of an answer; the gateway's own specs check the full shapes. */
export interface Analysis {
  job_id: string;
  status: 'queued' | 'processing' | 'completed' | 'failed' | 'cancelled';
  attempt: number;
  credits_used: number;
  credits: { credits: number; calls: Record<string, { calls: number; credits: number }> };
  error: string | null;
  error_code: string | null;
  retryable: boolean;
  progress: { transactions: number } | null;
  result: AnalysisResultBody | null;
}

export interface AnalysisResultBody {
  token_address: string;
  early_bidders: EarlyBidder[];
  total_unique_buyers: number;
  total_transactions_analyzed: number;
  api_credits_used: number;
  [key: string]: unknown;
}

export interface EarlyBidder {
  wallet_address: string;
  first_buy_signature: string;
  transaction_count: number;
  total_usd: number | null;
  token_amount: string;
  lamports_spent: string;
  flags: string[];
}

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** One JSON exchange; a request that is not answered in 15 s fails the spec. */
export async function ask<T>(url: string, init: RequestInit = {}): Promise<Answer<T>> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(15_000) });
  return { status: response.status, headers: response.headers, body: (await response.json()) as T };
}

export const post = <T>(url: string, body: unknown): Promise<Answer<T>> =>
  ask<T>(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

export const inProcess = '/analyze/token';
export const queued = '/analyze/token/redis';

/** Submits a mint and gives back the id; fails unless it was accepted. */
export async function submit(
  gateway: { url: string },
  route: string,
  mint: string,
  settings: Record<string, unknown> = {},
): Promise<string> {
  const { status, body } = await post<{ job_id: string }>(`${gateway.url}${route}`, {
    address: mint,
    ...settings,
  });
  expect({ status, body }).toMatchObject({ status: 202, body: { status: 'queued' } });
  return body.job_id;
}

/** Asks again until the condition holds; the deadline is a fault of the service, not of the spec. */
export async function until<T>(
  describe: string,
  read: () => Promise<T>,
  holds: (value: T) => boolean,
  deadlineMs = 60_000,
): Promise<T> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > end)
      throw new Error(`not within ${deadlineMs} ms: ${describe}; last seen ${JSON.stringify(value)}`);
    await pause(50);
  }
}

export const readAnalysis = async (gateway: { url: string }, id: string): Promise<Analysis> =>
  (await ask<Analysis>(`${gateway.url}/analysis/${id}`)).body;

const ENDED = ['completed', 'failed', 'cancelled'];

/** Waits for the end of an analysis. */
export const ended = (gateway: { url: string }, id: string, deadlineMs?: number): Promise<Analysis> =>
  until(
    `analysis ${id} ends`,
    () => readAnalysis(gateway, id),
    ({ status }) => ENDED.includes(status),
    deadlineMs,
  );

/** Submits and waits for a completed result. */
export async function analyse(
  gateway: { url: string },
  route: string,
  mint: string,
  settings?: Record<string, unknown>,
): Promise<AnalysisResultBody> {
  const analysis = await ended(gateway, await submit(gateway, route, mint, settings));
  if (analysis.result === null) throw new Error(`${mint}: ${analysis.status}, ${analysis.error}`);
  return analysis.result;
}
