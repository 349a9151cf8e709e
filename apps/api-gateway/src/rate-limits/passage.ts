import type { MeridinateError } from '@meridinate/errors';
import type { AnsweredLimits, Identity, Receipt } from '@meridinate/rate-limit';
import type { LimitOutcome } from '../observations/service-observations';
import type { LimitedRoute } from './routes/limited-route';

/** What was decided on one request, until it is answered. */
export interface Passage {
  route: LimitedRoute;
  identity: Identity;
  /** What the answer tells of the limits; null when none was asked. */
  answered: AnsweredLimits | null;
  /** What was charged; null when nothing was. */
  receipt: Receipt | null;
  outcome: LimitOutcome;
  /** Let through only because nobody is refused in shadow mode. */
  isShadowed: boolean;
  /** Why the request is not served; null when it is. */
  error: MeridinateError | null;
}
