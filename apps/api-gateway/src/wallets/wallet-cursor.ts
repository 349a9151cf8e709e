import { MeridinateError } from '@meridinate/errors';
import type { WalletPlace } from '@meridinate/persistence';

const ADDRESS = '([1-9A-HJ-NP-Za-km-z]{32,44})';
const AFTER_WALLET = new RegExp(`^wallet:${ADDRESS}$`);
const AFTER_PLACE = new RegExp(`^tokens:(\\d{1,9}):${ADDRESS}$`);

/** A place in a list as text that means nothing to clients. */
const encoded = (place: string): string => Buffer.from(place).toString('base64url');

function decoded(cursor: string, pattern: RegExp): string[] {
  const parts = pattern.exec(Buffer.from(cursor, 'base64url').toString());
  if (parts !== null) return parts.slice(1);
  const reason = 'must be the next_cursor of an answer of the same list';
  throw new MeridinateError('REQUEST_FIELD_INVALID', { faults: [{ field: 'cursor', reason }] });
}

/** Cursor of a list that goes by address. */
export const cursorAfter = (walletAddress: string): string => encoded(`wallet:${walletAddress}`);

/**
 * The address that such a cursor goes on after; null without one.
 * @throws MeridinateError REQUEST_FIELD_INVALID for any other text
 */
export function addressOfCursor(cursor: string | undefined): string | null {
  return cursor === undefined ? null : (decoded(cursor, AFTER_WALLET)[0] ?? null);
}

/** Cursor of a list that has the wallets of most tokens first. */
export const cursorAfterPlace = ({ tokens, walletAddress }: WalletPlace): string =>
  encoded(`tokens:${tokens}:${walletAddress}`);

/**
 * The place that such a cursor goes on after; null without one.
 * @throws MeridinateError REQUEST_FIELD_INVALID for any other text
 */
export function placeOfCursor(cursor: string | undefined): WalletPlace | null {
  if (cursor === undefined) return null;
  const [tokens, walletAddress = ''] = decoded(cursor, AFTER_PLACE);
  return { tokens: Number(tokens), walletAddress };
}
