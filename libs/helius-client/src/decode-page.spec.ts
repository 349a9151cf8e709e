import { isMeridinateError, type MeridinateError } from '@meridinate/errors';
import { decodePage } from './decode-page';

const decode = (body: unknown) =>
  decodePage(new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)));
const answer = (result: unknown) => ({ jsonrpc: '2.0', id: '1', result });
const refusal = (code: number, message: string) => ({ jsonrpc: '2.0', id: '1', error: { code, message } });

function errorOf(body: unknown): MeridinateError {
  try {
    decode(body);
  } catch (error) {
    if (isMeridinateError(error)) return error;
    throw error;
  }
  throw new Error('expected an error');
}

describe('decodePage', () => {
  it('reads the transactions and where the next page starts', () => {
    const transactions = [{ slot: 5 }, { slot: 6 }];
    expect(decode(answer({ data: transactions, paginationToken: '6:3' }))).toEqual({
      transactions,
      nextCursor: '6:3',
    });
  });

  it.each([
    ['null', { data: [], paginationToken: null }],
    ['absent', { data: [] }],
  ])('takes a token that is %s for the end of the history', (_, result) => {
    expect(decode(answer(result))).toEqual({ transactions: [], nextCursor: null });
  });

  it('does not take an empty page with a token for the end', () => {
    expect(decode(answer({ data: [], paginationToken: '9:1' })).nextCursor).toBe('9:1');
  });

  it('hands on that the beginning was out of reach, and nothing that only looks like it', () => {
    const end = { data: [], paginationToken: null };
    expect(decode(answer({ ...end, beginningOutOfReach: true }))).toEqual({
      transactions: [],
      nextCursor: null,
      beginningOutOfReach: true,
    });
    expect(decode(answer({ ...end, beginningOutOfReach: 'yes' }))).not.toHaveProperty('beginningOutOfReach');
  });

  it('hands on transactions that make no sense: the core leaves them out', () => {
    expect(decode(answer({ data: [null, 7, {}] })).transactions).toHaveLength(3);
  });

  it.each([
    ['an empty body', ''],
    ['half a JSON text', '{"jsonrpc":"2.0","result":{"data":[{"slot"'],
    ['a page of HTML', '<html><body>502</body></html>'],
    ['a number', '5'],
    ['null', 'null'],
    ['an answer without a result', { jsonrpc: '2.0', id: '1' }],
    ['a result of null', answer(null)],
    ['a result without a list', answer({ data: {} })],
    ['a token that is a number', answer({ data: [], paginationToken: 5 })],
    ['a token that is empty', answer({ data: [], paginationToken: '' })],
  ])('finds %s unreadable', (_, body) => {
    expect(errorOf(body)).toMatchObject({
      code: 'UPSTREAM_ANSWER_UNREADABLE',
      context: { upstream: 'Helius', call: 'getTransactionsForAddress' },
    });
  });

  it.each([
    [-32602, 'Invalid param: Invalid Base58 string', 'UPSTREAM_REQUEST_REJECTED'],
    [-32601, 'Method not found', 'UPSTREAM_REQUEST_REJECTED'],
    [-32603, 'You can only request up to 1000 transactions at a time', 'UPSTREAM_REQUEST_REJECTED'],
    [-32603, 'Bad request: Invalid pagination token', 'UPSTREAM_REQUEST_REJECTED'],
    [-32603, 'Internal error', 'UPSTREAM_FAILED'],
    [-32005, 'Node is behind by 150 slots', 'UPSTREAM_FAILED'],
    [-32015, 'Transaction version (1) is not supported', 'UPSTREAM_REQUEST_REJECTED'],
    [-32429, 'rate limited', 'UPSTREAM_RATE_LIMITED'],
    [429, 'Too Many Requests', 'UPSTREAM_RATE_LIMITED'],
    [-32429, 'max usage reached', 'UPSTREAM_CREDITS_EXHAUSTED'],
    [-32403, 'Batch requests are only available for paid plans', 'UPSTREAM_PLAN_REFUSED'],
    [-31999, 'a code of tomorrow', 'UPSTREAM_REQUEST_REJECTED'],
  ])('reads the JSON-RPC error %i %s as %s', (rpcCode, said, code) => {
    expect(errorOf(refusal(rpcCode, said))).toMatchObject({ code, context: { rpcCode, said } });
  });

  it.each([['a text'], [{ code: 'x' }], [7]])('reads the misshapen error %j as a refusal', (error) => {
    expect(errorOf({ error }).code).toBe('UPSTREAM_REQUEST_REJECTED');
  });

  it('knows that the credits are gone from plain text too', () => {
    expect(errorOf('max usage reached').code).toBe('UPSTREAM_CREDITS_EXHAUSTED');
  });
});
