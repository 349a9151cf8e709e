import { MeridinateError } from '@meridinate/errors';
import { errorContextOf } from '@meridinate/http-exchange';
import type { ListedSignature } from './listed-signature';
import { SIGNATURES_CALL } from './signature-page';

/** Where a page of history starts: behind a transaction that standard RPC or a paged history delivered. */
export type Place =
  { from: 'standard'; slot: number; signature: string } | { from: 'paged'; slot: number; position: number };

const STANDARD = /^rpc:(\d{1,15}):([1-9A-HJ-NP-Za-km-z]{1,88})$/;
const PAGED = /^(\d{1,15}):(\d{1,15})$/;

/** The cursor of the page behind a transaction. It means the same to any process. */
export const cursorBehind = ({ slot, signature }: ListedSignature): string => `rpc:${slot}:${signature}`;

/** Whether a cursor was made by {@link cursorBehind}, perhaps badly kept since. */
export const isStandardCursor = (cursor: string | null): boolean => cursor?.startsWith('rpc:') ?? false;

/**
 * The place a cursor names; null for the beginning of the history.
 *
 * @throws MeridinateError UPSTREAM_REQUEST_REJECTED for a text that is no cursor
 */
export function placeOf(cursor: string | null): Place | null {
  if (cursor === null) return null;
  const [, slot, signature] = STANDARD.exec(cursor) ?? [];
  if (signature !== undefined) return { from: 'standard', slot: Number(slot), signature };
  const [, pagedSlot, position] = PAGED.exec(cursor) ?? [];
  if (position !== undefined) {
    return { from: 'paged', slot: Number(pagedSlot), position: Number(position) };
  }
  throw cursorRejected('the cursor names neither a transaction nor a slot and a position');
}

/**
 * How many of the signatures, oldest first, lie before the page that starts at a place.
 *
 * @throws MeridinateError UPSTREAM_FAILED when the node does not know the place yet,
 * UPSTREAM_REQUEST_REJECTED when it cannot be found among the signatures
 */
export function countBefore(place: Place | null, listed: readonly ListedSignature[]): number {
  if (place === null) return 0;
  return place.from === 'standard' ? behindSignature(place, listed) : behindPosition(place, listed);
}

function behindSignature(
  { slot, signature }: Place & { from: 'standard' },
  listed: readonly ListedSignature[],
): number {
  const at = listed.findIndex((one) => one.signature === signature);
  if (at >= 0) return at + 1;
  if ((listed.at(-1)?.slot ?? 0) < slot) {
    const said = 'the node is behind the page that was read last';
    throw new MeridinateError('UPSTREAM_FAILED', { ...errorContextOf(SIGNATURES_CALL), said });
  }
  throw cursorRejected('the history does not hold the transaction that the cursor names');
}

/** A position is that of the last transaction delivered, so what follows it is wanted. */
function behindPosition(
  { slot, position }: Place & { from: 'paged' },
  listed: readonly ListedSignature[],
): number {
  if (listed.some((one) => one.slot === slot && one.transactionIndex === null)) {
    throw cursorRejected(
      'the cursor is of getTransactionsForAddress and names a position in a slot, ' +
        'but the node does not tell positions; start again without a cursor',
    );
  }
  const at = listed.findIndex(
    (one) => one.slot > slot || (one.slot === slot && (one.transactionIndex ?? 0) > position),
  );
  return at === -1 ? listed.length : at;
}

const cursorRejected = (said: string): MeridinateError =>
  new MeridinateError('UPSTREAM_REQUEST_REJECTED', { ...errorContextOf(SIGNATURES_CALL), said });
