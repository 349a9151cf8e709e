import { parseTokenId } from './token-id';

const codeOf = (text: string): unknown => {
  try {
    return parseTokenId(text);
  } catch (error) {
    return (error as { code: unknown }).code;
  }
};

describe('parseTokenId', () => {
  it.each([
    ['1', 1],
    ['2147483647', 2_147_483_647],
    ['007', 7],
  ])('reads %s', (text, id) => {
    expect(parseTokenId(text)).toBe(id);
  });

  it.each(['0', '-1', '2147483648', '9007199254740993', '9'.repeat(400)])(
    'knows that no token has the id %s',
    (text) => {
      expect(codeOf(text)).toBe('TOKEN_NOT_FOUND');
    },
  );

  it.each(['', ' 1', '1.0', '1e3', '0x1', 'abc', '١', '1\n'])(
    'refuses %j, which is not an integer',
    (text) => {
      expect(codeOf(text)).toBe('REQUEST_FIELD_INVALID');
    },
  );
});
