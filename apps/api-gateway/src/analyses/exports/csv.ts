import { stringify } from 'csv-stringify/sync';

/** Empty for null. */
export type Cell = string | number | null;

/**
 * A table as RFC 4180 has it, with a header row. Text that a spreadsheet would take for a formula gets an
 * apostrophe in front; numbers stay numbers.
 */
export const csvOf = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify([header, ...rows], {
    record_delimiter: 'windows',
    escape_formulas: true,
    quoted_match: /[\r\n]/,
  });
