import { SetMetadata } from '@nestjs/common';
import type { TierName } from '@meridinate/rate-limit';

/** Metadata keys under which {@link RouteTiers} finds what a route was given. */
export const RATE_TIER = Symbol('RATE_TIER');
export const RATE_COST = Symbol('RATE_COST');

/**
 * Entries of a batch, from the body as it came: it has not been checked yet. Anything but a whole number
 * of at least 1 counts nothing, for the body will be refused.
 */
export type CostOf = (body: unknown) => number;

/** Puts a route, or all routes of a controller, under the limits of a tier. */
export const RateTier = (tier: TierName): MethodDecorator & ClassDecorator => SetMetadata(RATE_TIER, tier);

/** Counts the batches of a refresh as well, in the credits that belong to the tier of the route. */
export const RateCost = (costOf: CostOf): MethodDecorator => SetMetadata(RATE_COST, costOf);
