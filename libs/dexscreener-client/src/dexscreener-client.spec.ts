import {
  caught,
  recordingContext,
  startScriptedServer,
  type RecordingContext,
  type ScriptedAnswer,
  type ScriptedServer,
} from '@meridinate/http-exchange/testing';
import { createDexscreenerClient } from './dexscreener-client';

const MINT = 'DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263';
const PAIR = { chainId: 'solana', pairAddress: 'p', baseToken: { address: MINT }, marketCap: 7 };

let server: ScriptedServer;
let context: RecordingContext;

const clientOf = async (answers: ScriptedAnswer[]) => {
  server = await startScriptedServer(answers);
  return createDexscreenerClient({
    baseUrl: server.url,
    timeoutMs: 200,
    attempts: 2,
    sleep: () => Promise.resolve(),
  });
};

beforeEach(() => {
  context = recordingContext();
});
afterEach(() => server.close());

describe('readMarketCap', () => {
  const read = async (...answers: ScriptedAnswer[]) => (await clientOf(answers)).readMarketCap(MINT, context);

  it('reads all pools of the mint, for nothing', async () => {
    expect(await read({ body: [PAIR], gzip: true })).toEqual({
      usd: 7,
      basis: 'market_cap',
      pairAddress: 'p',
    });
    expect(server.requests[0]?.path).toBe(`/token-pairs/v1/solana/${MINT}`);
    expect(context.authorized).toEqual([]);
    expect(context.calls).toMatchObject([{ upstream: 'dexscreener', outcome: 'answered', credits: 0 }]);
  });

  it('knows nothing of a mint without pools', async () => {
    expect(await read({ body: [] })).toBeNull();
  });

  it.each<[string, ScriptedAnswer]>([
    ['a page of HTML', { status: 502, body: '<html>Cloudflare</html>' }],
    ['HTML with 200', { body: '<!DOCTYPE html><html></html>' }],
    ['an object', { body: { pairs: null } }],
    ['a rate limit', { status: 429 }],
    ['silence', { hang: 'before_headers' }],
    ['a body that breaks off', { body: [PAIR], cut: 'in_body' }],
  ])('asks again after %s', async (_, fault) => {
    expect(await read(fault, { body: [PAIR] })).toMatchObject({ usd: 7 });
    expect(context.calls).toHaveLength(2);
  });

  it('gives up after its tries', async () => {
    expect((await caught(read({ status: 500 }))).code).toBe('UPSTREAM_FAILED');
    expect(server.requests).toHaveLength(2);
  });

  it('does not ask again when it is refused', async () => {
    expect((await caught(read({ status: 403, body: 'blocked' }))).code).toBe('UPSTREAM_REQUEST_REJECTED');
    expect(server.requests).toHaveLength(1);
  });
});

describe('readMarketCaps', () => {
  const OTHER = 'So11111111111111111111111111111111111111112';
  const ABSENT = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
  const read = async (...answers: ScriptedAnswer[]) =>
    (await clientOf(answers)).readMarketCaps([OTHER, ABSENT, MINT], context);

  it('asks once for all, for nothing, and leaves out what is not traded', async () => {
    const other = { ...PAIR, baseToken: { address: OTHER }, pairAddress: 'q', marketCap: null, fdv: 9 };
    const found = await read({ body: [PAIR, other] });
    expect([...found]).toEqual([
      [OTHER, { usd: 9, basis: 'fdv', pairAddress: 'q' }],
      [MINT, { usd: 7, basis: 'market_cap', pairAddress: 'p' }],
    ]);
    expect(server.requests.map(({ path }) => path)).toEqual([`/tokens/v1/solana/${OTHER},${ABSENT},${MINT}`]);
    expect(context.authorized).toEqual([]);
    expect(context.calls).toMatchObject([{ upstream: 'dexscreener', call: 'tokens', credits: 0 }]);
  });

  it('takes the deeper pair, should there be two of a mint', async () => {
    const deeper = { ...PAIR, pairAddress: 'q', marketCap: 8, liquidity: { usd: 1 } };
    expect((await read({ body: [PAIR, deeper] })).get(MINT)?.usd).toBe(8);
  });

  it('asks again after an answer that is no list', async () => {
    expect((await read({ body: { pairs: null } }, { body: [PAIR] })).get(MINT)?.usd).toBe(7);
    expect(context.calls).toHaveLength(2);
  });

  it('gives up after its tries', async () => {
    expect((await caught(read({ status: 500 }))).code).toBe('UPSTREAM_FAILED');
    expect(server.requests).toHaveLength(2);
  });
});
