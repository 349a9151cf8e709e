import { MeridinateError } from '@meridinate/errors';
import { describeReceived } from '../validation/describe-received';

const SEQUENCE = /^\d{1,15}$/;

/**
 * The sequence that a client has seen last; 0 when it has seen none.
 * @throws MeridinateError REQUEST_FIELD_INVALID for text that no event had as its id
 */
export function sequenceSeen(lastEventId: string | undefined): number {
  if (lastEventId === undefined || lastEventId === '') return 0;
  if (SEQUENCE.test(lastEventId)) return Number(lastEventId);
  const reason = `must be the id of an event of this analysis, a whole number, not ${describeReceived(lastEventId)}`;
  throw new MeridinateError('REQUEST_FIELD_INVALID', { faults: [{ field: 'Last-Event-ID', reason }] });
}
