import { MeridinateError } from '@meridinate/errors';
import type { TokenPlace } from '@meridinate/persistence';
import { isTokenId } from './token-id';

/** Lists of tokens that are shown in parts. */
export type TokenList = 'history' | 'trash';

const PLACE = /^(history|trash)\.(\d{1,15})\.(\d{1,10})$/;

/** Where a list goes on after a token. */
export const cursorOf = (list: TokenList, { at, id }: TokenPlace): string => `${list}.${at}.${id}`;

/**
 * The place that a cursor stands for; null without a cursor.
 *
 * @throws MeridinateError REQUEST_FIELD_INVALID for any other text, the cursor of another list included
 */
export function placeOf(list: TokenList, cursor: string | undefined): TokenPlace | null {
  if (cursor === undefined) return null;
  const [, of, at, id] = PLACE.exec(cursor) ?? [];
  const place = { at: Number(at), id: Number(id) };
  if (of !== list || !isTokenId(place.id)) {
    const reason = `must be the next_cursor of an answer to GET /api/tokens/${list}`;
    throw new MeridinateError('REQUEST_FIELD_INVALID', { faults: [{ field: 'cursor', reason }] });
  }
  return place;
}
