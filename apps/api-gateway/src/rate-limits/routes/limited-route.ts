import type { TierName } from '@meridinate/rate-limit';
import { UNMATCHED } from '../../metrics/route-template';
import type { CostOf } from './rate-tier.decorator';

/** Routes that are counted alike. */
export interface LimitedRoute {
  /** The template as the documentation writes it, such as `/api/tokens/{token_id}`. */
  endpoint: string;
  /** Method and template: names the quota where each route has one of its own. */
  bucket: string;
  tier: TierName;
  /** The tier that counts batches, and how many entries one has. */
  batch: { tier: TierName; costOf: CostOf } | null;
}

const withoutBatch = (tier: TierName, endpoint: string, bucket = endpoint): LimitedRoute => ({
  endpoint,
  bucket,
  tier,
  batch: null,
});

/** The live channel. */
export const LIVE_EVENTS = withoutBatch('event_stream', '/ws');

/** Asking for one's own quotas; only guesses at keys are counted there. */
export const OWN_QUOTAS = withoutBatch('wrong_key', '/rate-limit');

/** The pages of the API document, which no controller serves. */
export const pageOf = (endpoint: string): LimitedRoute => withoutBatch('browse', endpoint, '/docs');

/** A request that no route answers. */
export const NOWHERE = withoutBatch('unknown_path', UNMATCHED);
