import type { Charge, Decision } from './limiter';

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;

/** @throws RangeError for charges no policy can mean */
export function checkCharges(charges: readonly Charge[]): void {
  if (charges.length === 0) throw new RangeError('a decision needs a charge');
  const keys = new Set(charges.map(({ key }) => key));
  if (keys.size < charges.length) throw new RangeError('two charges of a decision have one key');
  for (const { name, limit, windowMs, cost } of charges) {
    if (isCount(limit) && isCount(windowMs) && isCount(cost)) continue;
    throw new RangeError(`limit, window and cost of ${name} are not integers of at least 1`);
  }
}

/** The answer to a request of which one charge can never fit; null where all can. */
export function oversized(charges: readonly Charge[]): Decision | null {
  const charge = charges.find(({ cost, limit }) => cost > limit);
  if (charge === undefined) return null;
  const { name, limit, cost } = charge;
  return { verdict: 'oversized', name, limit, cost };
}
