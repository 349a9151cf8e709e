/** Rows per statement: far below the parameters either engine allows in one. */
const ROWS_AT_ONCE = 500;

/** The rows in batches, each small enough for one statement. */
export function batches<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, batch) =>
    rows.slice(batch * ROWS_AT_ONCE, (batch + 1) * ROWS_AT_ONCE),
  );
}
