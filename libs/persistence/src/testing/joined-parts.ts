import type { Part } from '../token-repository';

/** Reads a list part by part, each from the last row of the one before. Throws for a part that is too long. */
export async function joined<Row, Key>(
  limit: number,
  read: (part: Part<Key>) => Promise<Row[]>,
  placeOf: (row: Row) => Key,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: Key | null = null; ; after = placeOf(rows.at(-1)!)) {
    const part = await read({ limit, after });
    if (part.length > limit) throw new Error(`a part of ${limit} has ${part.length} rows`);
    rows.push(...part);
    if (part.length < limit) return rows;
  }
}
