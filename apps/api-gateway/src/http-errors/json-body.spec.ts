import { isMeridinateError } from '@meridinate/errors';
import fc from 'fast-check';
import { parseJsonBody } from './json-body';

describe('parseJsonBody', () => {
  it('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('__proto__'));
        expect(parseJsonBody(Buffer.from(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses any other bytes with REQUEST_MALFORMED and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          parseJsonBody(Buffer.from(bytes));
        } catch (error) {
          expect(isMeridinateError(error, 'REQUEST_MALFORMED')).toBe(true);
        }
      }),
    );
  });

  it.each(['', ' \r\n\t'])('takes %j for no body', (text) => {
    expect(parseJsonBody(Buffer.from(text))).toBeUndefined();
  });

  it('reads 32 levels and refuses 33', () => {
    const nested = (depth: number): Buffer => Buffer.from('['.repeat(depth) + ']'.repeat(depth));
    expect(parseJsonBody(nested(32))).toBeInstanceOf(Array);
    expect(() => parseJsonBody(nested(33))).toThrow('nested deeper than 32 levels');
  });
});
