import type { LimitState, Refusal } from '../limiter';
import { listItem } from './structured-field';

/** How the limits of a request stand after the decision on it. */
export interface AnsweredLimits {
  /** Their names are unique and printable ASCII. */
  limits: readonly LimitState[];
  /** Null for a request that was let through. */
  refusal: Pick<Refusal, 'binding' | 'waitMs'> | null;
  /** Names of the limits that count credits; the others count requests. */
  inCredits: ReadonlySet<string>;
}

/**
 * Which syntax of the IETF's `RateLimit` fields to write. They are a draft and may yet change, so
 * another version becomes another value here.
 */
export type RateLimitFields = 'draft-11' | 'off';

/** Names of all headers below, for `Access-Control-Expose-Headers`. */
export const ANSWER_HEADERS = [
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
] as const;

const secondsUp = (ms: number): number => Math.ceil(Math.max(0, ms) / 1_000);

/** Whole seconds after which a request will fit: never too early, at least one. */
export const retryAfterSeconds = (waitMs: number): number => Math.max(1, secondsUp(waitMs));

const left = ({ remaining, limit }: LimitState): number => remaining / limit;

const scarcest = (limits: readonly LimitState[]): LimitState | undefined =>
  [...limits].sort((a, b) => left(a) - left(b) || b.resetMs - a.resetMs)[0];

const policyItem = ({ name, limit, windowMs }: LimitState, inCredits: ReadonlySet<string>): string =>
  listItem(name, {
    q: limit,
    w: secondsUp(windowMs),
    // The draft's own `qu` takes registered units only, and credits are not among them.
    ...(inCredits.has(name) && { 'meridinate-unit': 'credits' }),
  });

/** On a refusal only what refused, so that no `t` lies beyond `Retry-After`. */
const limitItems = ({ limits, refusal }: AnsweredLimits): string[] =>
  refusal
    ? [listItem(refusal.binding.name, { r: refusal.binding.remaining, t: retryAfterSeconds(refusal.waitMs) })]
    : limits.map(({ name, remaining, resetMs }) => listItem(name, { r: remaining, t: secondsUp(resetMs) }));

/**
 * The headers that tell a client its quotas, names in lower case; none when there are no limits. The
 * three of `x-ratelimit` are of the limit that refused, else of the one of which least is left.
 * `x-ratelimit-reset` and `retry-after` are whole seconds from now, rounded up; `retry-after` is there
 * only on a refusal.
 */
export function answerHeaders(answered: AnsweredLimits, fields: RateLimitFields): Record<string, string> {
  const { limits, refusal, inCredits } = answered;
  const minded = refusal?.binding ?? scarcest(limits);
  if (minded === undefined) return {};
  const retryAfter = refusal && retryAfterSeconds(refusal.waitMs);
  return {
    'x-ratelimit-limit': String(minded.limit),
    'x-ratelimit-remaining': String(Math.max(0, minded.remaining)),
    'x-ratelimit-reset': String(retryAfter ?? secondsUp(minded.resetMs)),
    ...(fields === 'draft-11' && {
      'ratelimit-policy': limits.map((limit) => policyItem(limit, inCredits)).join(', '),
      ratelimit: limitItems(answered).join(', '),
    }),
    ...(retryAfter !== null && { 'retry-after': String(retryAfter) }),
  };
}
