import { MeridinateError } from '@meridinate/errors';

/** Largest id either database hands out: PostgreSQL keeps it in four bytes. */
const LARGEST_ID = 2_147_483_647;

/** Whether a token may have it: no database knows the others, and PostgreSQL would not hear of them. */
export const isTokenId = (id: number): boolean => id >= 1 && id <= LARGEST_ID;

/**
 * Reads the `token_id` of a path.
 *
 * @throws MeridinateError REQUEST_FIELD_INVALID when it is not an integer
 * @throws MeridinateError TOKEN_NOT_FOUND when it is one that no token can have
 */
export function parseTokenId(text: string): number {
  if (!/^-?\d+$/.test(text)) {
    throw new MeridinateError('REQUEST_FIELD_INVALID', {
      faults: [{ field: 'token_id', reason: 'must be an integer' }],
    });
  }
  const id = Number(text);
  if (!isTokenId(id)) throw new MeridinateError('TOKEN_NOT_FOUND', { id: text });
  return id;
}
