import { type ErrorCode, type ErrorContexts, MeridinateError } from '@meridinate/errors';
import { problemAnswer } from '../http-errors/problem';

const MINT = 'So11111111111111111111111111111111111111112';
const JOB = '0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11';
const REQUEST = '7f1f5a7e-2f0c-4a0e-9a5e-0c7e6f7c2d10';
const HELIUS = { upstream: 'Helius', call: 'getMultipleAccounts' };

/** Contexts as they occur, for the codes that can reach a caller. */
const CONTEXTS: { [C in ErrorCode]?: ErrorContexts[C] } = {
  ADDRESS_MALFORMED: { field: 'address', reason: 'it has 3 characters' },
  REQUEST_MALFORMED: { reason: 'the body is not JSON' },
  REQUEST_FIELD_INVALID: {
    faults: [{ field: 'limit', reason: 'must be a whole number from 1 to 1000, not 0' }],
  },
  REQUEST_TOO_LARGE: { limitBytes: 1_048_576 },
  REQUEST_MEDIA_TYPE_UNSUPPORTED: { received: 'text/plain' },
  ANALYSIS_NOT_FOUND: { id: JOB },
  ANALYSIS_ALREADY_ENDED: { id: JOB, state: 'completed' },
  ANALYSIS_NOT_SET_ASIDE: { id: JOB, state: 'completed' },
  ANALYSIS_NOT_COMPLETED: { id: JOB, state: 'processing' },
  TOKEN_NOT_FOUND: { id: '12' },
  TOKEN_NOT_IN_TRASH: { id: '12' },
  TOKEN_WITHOUT_EARLY_BUYERS: { id: '12' },
  ADDRESS_NOT_WATCHED: { address: MINT },
  ADDRESS_ALREADY_WATCHED: { address: MINT },
  TAG_ALREADY_GIVEN: { wallet: MINT, tag: 'whale' },
  TAG_NOT_FOUND: { wallet: MINT, tag: 'whale' },
  WEBHOOKS_NOT_CONFIGURED: { missing: ['WEBHOOK_URL'] },
  WEBHOOK_NOT_FOUND: { id: JOB },
  WEBHOOK_SECRET_WRONG: {},
  QUEUE_DISABLED: {},
  QUEUE_UNREACHABLE: {},
  DATABASE_UNAVAILABLE: {},
  POOL_FULL: { waiting: 100, limit: 100 },
  EVENT_LISTENERS_FULL: { limit: 1_000 },
  SERVICE_STOPPING: {},
  IDEMPOTENCY_KEY_REUSED: { key: 'monday-1' },
  API_KEY_UNKNOWN: {},
  ADMIN_KEY_NEEDED: {},
  RATE_LIMITED: { tier: 'read', policies: ['read'], retryAfterSeconds: 12 },
  RATE_COST_TOO_LARGE: { policy: 'balance_credits', limit: 500, cost: 800 },
  CAPACITY_REDUCED: { tier: 'read', policies: [], retryAfterSeconds: 5 },
  UPSTREAM_UNREACHABLE: HELIUS,
  UPSTREAM_TIMED_OUT: { ...HELIUS, afterMs: 10_000 },
  UPSTREAM_RATE_LIMITED: HELIUS,
  UPSTREAM_FAILED: { ...HELIUS, status: 500 },
  UPSTREAM_ANSWER_UNREADABLE: HELIUS,
  UPSTREAM_KEY_REJECTED: HELIUS,
  UPSTREAM_PLAN_REFUSED: { ...HELIUS, status: 403 },
  UPSTREAM_CREDITS_EXHAUSTED: HELIUS,
  UPSTREAM_REQUEST_REJECTED: { ...HELIUS, status: 400 },
  INTERNAL_FAULT: { reference: REQUEST },
};

function sample<C extends ErrorCode>(code: C, status: number): unknown {
  const context = CONTEXTS[code];
  if (context === undefined) return undefined;
  return JSON.parse(problemAnswer(new MeridinateError<C>(code, context), REQUEST, status).body);
}

const isSampled = (word: string): word is ErrorCode => Object.hasOwn(CONTEXTS, word);

/** Real error bodies for the codes that a description names, by code. */
export function samplesOf(description: string, status: number): [code: ErrorCode, body: unknown][] {
  const words = new Set(description.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? []);
  return [...words].filter(isSampled).map((code) => [code, sample(code, status)]);
}
