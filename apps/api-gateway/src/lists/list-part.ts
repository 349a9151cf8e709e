import type { Part } from '@meridinate/persistence';

/** Rows of one answer, where a client asks for parts. */
export const MOST_IN_PART = 1_000;

/** What a client said of the part it wants. */
export interface PartQuery {
  limit?: number;
  cursor?: string;
}

/** The part to read, with one row more, which tells whether another part follows; undefined for the whole list. */
export function partOf<Key>({ limit, cursor }: PartQuery, after: Key | null): Part<Key> | undefined {
  if (limit === undefined && cursor === undefined) return undefined;
  return { limit: (limit ?? MOST_IN_PART) + 1, after };
}

/** Takes the row too many off again; `nextCursor` is null where nothing follows. */
export function cutPart<Row>(
  rows: readonly Row[],
  part: Part<unknown> | undefined,
  cursorOf: (last: Row) => string,
): { rows: readonly Row[]; nextCursor: string | null } {
  if (part === undefined || rows.length < part.limit) return { rows, nextCursor: null };
  const kept = rows.slice(0, part.limit - 1);
  const last = kept.at(-1);
  return { rows: kept, nextCursor: last === undefined ? null : cursorOf(last) };
}
