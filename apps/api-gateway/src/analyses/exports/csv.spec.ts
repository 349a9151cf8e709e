import fc from 'fast-check';
import { type Cell, csvOf } from './csv';

/** Reads RFC 4180 by its grammar: fields, plain or in quotes, between commas and line ends. */
function parse(text: string): string[][] {
  const records: string[][] = [[]];
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/y;
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (found === null) throw new Error(`no field at ${text.slice(field.lastIndex, field.lastIndex + 20)}`);
    const [, cell = '', end] = found;
    records.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === ',') continue;
    if (end === '') throw new Error('the last record does not end with CRLF');
    records.push([]);
  }
  return records.slice(0, -1);
}

const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const readBack = (cell: Cell): string =>
  typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell ?? '');

describe('csvOf', () => {
  it('ends each record, the header included, with CRLF', () => {
    expect(csvOf(['wallet', 'usd'], [['alice', 1.5]])).toBe('wallet,usd\r\nalice,1.5\r\n');
  });

  it.each([
    ['a quote', 'say "hi"', '"say ""hi"""'],
    ['a comma', 'a,b', '"a,b"'],
    ['a line feed', 'a\nb', '"a\nb"'],
    ['a carriage return', 'a\rb', '"a\rb"'],
    ['nothing', '', ''],
    ['no value', null, ''],
    ['a formula', '=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['a sum', '+1', "'+1"],
    ['a difference as text', '-1', "'-1"],
    ['a negative number', -1, '-1'],
    ['a mention', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab', '\t=1', "'\t=1"],
  ])('writes %s so that a spreadsheet reads it as it is', (_what, cell, written) => {
    expect(csvOf(['a', 'b'], [['x', cell]])).toBe(`a,b\r\nx,${written}\r\n`);
  });

  it('is read back cell by cell, whatever is in them', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '-', "'", 'a') }),
    );
    const cell = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
    const rows = fc.array(fc.tuple(cell, cell, cell));
    fc.assert(
      fc.property(rows, (given) => {
        const [header, ...records] = parse(csvOf(['a', 'b', 'c'], given));
        expect(header).toEqual(['a', 'b', 'c']);
        expect(records).toEqual(given.map((row) => row.map(readBack)));
      }),
    );
  });
});
