import { randomUUID } from 'node:crypto';
import type { Charge } from '../limiter';

export const HOUR_MS = 3_600_000;

/** A charge of 1 in a limit of 5 an hour, with a key nobody else has. */
export function chargeOf(how: Partial<Charge> = {}): Charge {
  return {
    key: randomUUID(),
    name: 'read',
    limit: 5,
    windowMs: HOUR_MS,
    cost: 1,
    strict: false,
    onStoreLoss: 'share',
    callerClass: 'anonymous',
    ...how,
  };
}
