import type { Charge } from '../limiter';
import type { Identity } from './identity';
import type { Tier } from './tiers';

/**
 * What a request costs its caller in one tier: a charge for each key of the identity. The charge of a
 * looser group is never `strict`, for that would keep every hit of many callers.
 *
 * @param request route template, such as "GET /api/tokens/:token_id", and the cost in the tier's unit
 */
export function chargesFor(
  tier: Tier,
  { callerClass, keys }: Identity,
  request: { route: string; cost: number },
): Charge[] {
  const { limit, windowMs } = tier.rates[callerClass];
  const counted = tier.bucket === 'route' ? `${tier.name}:${request.route}` : tier.name;
  return keys.map(({ key, looseness }) => ({
    key: `${key}:${counted}`,
    name: looseness === 1 ? tier.name : `${tier.name}_network`,
    limit: limit * looseness,
    windowMs,
    cost: request.cost,
    strict: tier.window === 'strict' && looseness === 1,
    onStoreLoss: tier.onStoreLoss,
    callerClass,
  }));
}
