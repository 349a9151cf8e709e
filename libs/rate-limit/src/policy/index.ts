export { clientAddressReader, type ClientAddressReader, type TrustedNetwork } from './client-address';
export type { IpAddress } from './ip-address';
export { identitiesUnder, type Identities, type Identity, type IdentityKey } from './identity';
export {
  tierTable,
  type CallerClass,
  type Priority,
  type Rate,
  type RateOverrides,
  type Tier,
  type TierName,
} from './tiers';
export { chargesFor } from './charges';
export {
  ANSWER_HEADERS,
  answerHeaders,
  retryAfterSeconds,
  type AnsweredLimits,
  type RateLimitFields,
} from './answer-headers';
export { quotaExceeded, reducedCapacity, type RefusalProblem } from './refusal-problem';
export { openBlockRate, type BlockRate } from './block-rate';
export { UNLOADED, isShed, nextLoad, type LoadLimits, type LoadSample, type LoadState } from './shedding';
