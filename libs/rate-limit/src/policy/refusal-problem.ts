import type { TierName } from './tiers';

/** What a refusal adds to a problem body (RFC 9457), from the draft of the `RateLimit` fields. */
export interface RefusalProblem {
  type: string;
  title: string;
  status: 429 | 503;
  tier: TierName;
  /** Names of the policies in `RateLimit-Policy` that stood in the way. */
  'violated-policies': readonly string[];
}

const PROBLEM_TYPES = 'https://iana.org/assignments/http-problem-types#';

/** The caller has used up a quota. */
export const quotaExceeded = (tier: TierName, policies: readonly string[]): RefusalProblem => ({
  type: `${PROBLEM_TYPES}quota-exceeded`,
  title: 'Quota Exceeded',
  status: 429,
  tier,
  'violated-policies': policies,
});

/**
 * The service cannot take the request for the moment, through no fault of the caller.
 *
 * @param policies those that cannot be checked while their store is lost; none when load was shed
 */
export const reducedCapacity = (tier: TierName, policies: readonly string[]): RefusalProblem => ({
  type: `${PROBLEM_TYPES}temporary-reduced-capacity`,
  title: 'Temporary Reduced Capacity',
  status: 503,
  tier,
  'violated-policies': policies,
});
