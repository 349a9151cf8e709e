import type { CallContext, CallOutcome } from '@meridinate/analysis-core';
import { isMeridinateError, type ErrorCode, type UpstreamContext } from '@meridinate/errors';
import { abortError } from '../exchange/abort-error';
import { exchange, type ExchangeRequest, type Fetch } from '../exchange/exchange';
import { classifyStatus } from '../refusal/classify-status';
import type { RetryInstruments } from '../retry/retrying';

/** What a try costs when it is billed, in the vendor's credits. */
export interface TryPrice {
  /** Charged when the answer is a JSON-RPC error. */
  least: number;
  /** Charged for any other answer, and the most a try may cost. */
  worst: number;
}

export const FREE: TryPrice = { least: 0, worst: 0 };

/** A request, its price, and what to make of the body. */
export interface UpstreamQuestion<T> extends Omit<ExchangeRequest, 'signal' | 'onStatus' | 'fetch'> {
  /** The API key inside the URL; null for an upstream that takes none. */
  key: string | null;
  price: TryPrice;
  /** Rejects with a MeridinateError when the bytes are no good. */
  read(body: Uint8Array): T | Promise<T>;
}

/** What a client waits, measures and calls with. Each has a real default; specs bring their own. */
export interface Instruments extends RetryInstruments {
  /** Unix time in ms. */
  now?: () => number;
  fetch?: Fetch;
}

/**
 * One try of an upstream call: waits for its turn, asks leave to spend, exchanges, reads the answer, and records what it
 * cost however it ended. A try counts as billed once a status of success has arrived, even when the body
 * turns out to be an error or breaks off: whether the vendor bills those is not documented, so the
 * count is on the safe side. Any other status, and silence, cost nothing. What we cut off before a status
 * arrived may be billed or not, and is recorded as unaccounted.
 *
 * @throws MeridinateError CREDIT_LIMIT_REACHED before anything is sent, an UPSTREAM_ error, what `read`
 * rejects with, or the abort
 */
export async function askOnce<T>(
  question: UpstreamQuestion<T>,
  context: CallContext,
  { now = Date.now, fetch }: Instruments = {},
): Promise<T> {
  if (context.signal.aborted) throw abortError(context.signal);
  await context.admit?.(question.name.upstream);
  if (context.signal.aborted) throw abortError(context.signal);
  if (question.price.worst > 0) await context.authorize(question.price.worst);
  const startedAt = now();
  let durationMs = 0;
  let status: number | null = null;
  let outcome: CallOutcome = 'answered';
  let credits = question.price.worst;
  try {
    const onStatus = (arrived: number): void => void (status = arrived);
    const answer = await exchange({ ...question, signal: context.signal, onStatus, fetch }).finally(() => {
      durationMs = Math.max(0, now() - startedAt);
    });
    if (!isSuccess(answer.status)) {
      throw classifyStatus(answer, question.name, question.key, now());
    }
    return await question.read(answer.body);
  } catch (error) {
    outcome = outcomeOf(error);
    if (isRpcError(error)) credits = question.price.least;
    throw error;
  } finally {
    const unaccounted = status === null && context.signal.aborted ? question.price.worst : 0;
    const call = {
      ...question.name,
      outcome,
      credits: isSuccess(status) ? credits : 0,
      unaccounted,
      durationMs,
    };
    context.record(call, question.price.worst);
  }
}

const isSuccess = (status: number | null): boolean => status !== null && status >= 200 && status <= 299;

const REFUSALS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_KEY_REJECTED',
  'UPSTREAM_PLAN_REFUSED',
  'UPSTREAM_CREDITS_EXHAUSTED',
  'UPSTREAM_REQUEST_REJECTED',
]);

const outcomeOf = (error: unknown): CallOutcome =>
  isMeridinateError(error) && REFUSALS.has(error.code) ? 'refused' : 'failed';

const isRpcError = (error: unknown): boolean =>
  isMeridinateError(error) && (error.context as Partial<UpstreamContext>).rpcCode !== undefined;
