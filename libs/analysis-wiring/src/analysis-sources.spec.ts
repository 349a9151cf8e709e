import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WRAPPED_SOL_MINT, type CallContext, type UpstreamCall } from '@meridinate/analysis-core';
import { createAnalysisSources } from './analysis-sources';

const MINT = 'DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263';
const TOKEN_PROGRAM = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA';
const PAGE = { result: { data: [], paginationToken: null } };
const MINT_ACCOUNT = {
  owner: TOKEN_PROGRAM,
  lamports: 1,
  executable: false,
  data: { parsed: { type: 'mint', info: { decimals: 5, supply: '7' } } },
};

/** What each upstream answers, by the first part of the path it is reached under. */
const ANSWERS: Record<string, (body: string) => unknown> = {
  helius: (body) =>
    body.includes('getTransactionsForAddress') ? PAGE : { result: { value: [MINT_ACCOUNT, null] } },
  dexscreener: () => [{ chainId: 'solana', pairAddress: 'p', baseToken: { address: MINT }, fdv: 9 }],
  jupiter: () => ({ [WRAPPED_SOL_MINT]: { usdPrice: 150 } }),
  coinbase: () => [],
  binance: () => [],
  defillama: () => ({ coins: {} }),
  coingecko: () => ({ prices: [] }),
};

describe('createAnalysisSources', () => {
  let server: Server;
  let calls: UpstreamCall[];
  let context: CallContext;
  const sources = () => {
    const base = (upstream: string) =>
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/${upstream}`;
    return createAnalysisSources({
      heliusApiKey: 'key',
      heliusRpcUrl: base('helius'),
      heliusCredits: { asOf: '2025-06', page: 100, call: 2, asset: 10 },
      dexscreenerUrl: base('dexscreener'),
      coinbaseUrl: base('coinbase'),
      binanceUrl: base('binance'),
      defillamaUrl: base('defillama'),
      coingeckoUrl: base('coingecko'),
      jupiterUrl: base('jupiter'),
      timeoutMs: 2_000,
      attempts: 1,
    });
  };

  beforeEach(async () => {
    calls = [];
    context = {
      signal: new AbortController().signal,
      authorize: () => undefined,
      record: (call) => void calls.push(call),
    };
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        const answer = ANSWERS[request.url?.split('/')[1] ?? ''];
        response.statusCode = answer === undefined ? 404 : 200;
        response.end(JSON.stringify(answer?.(body)));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );

  it('buys history and accounts from Helius at the prices it is told', async () => {
    const { history, accounts } = sources();
    const body = await history.readPage(
      { mint: MINT, cursor: null, limit: 100 },
      (bytes) => Promise.resolve(JSON.parse(new TextDecoder().decode(bytes)) as unknown),
      context,
    );
    expect(body).toEqual(PAGE);
    expect(await accounts.readToken(MINT, context)).toMatchObject({ mint: MINT, decimals: 5, supply: '7' });
    expect(calls.map(({ upstream, credits }) => [upstream, credits])).toEqual([
      ['helius', 100],
      ['helius', 2],
    ]);
  });

  it('names a decoder of pages that exists', () => {
    expect(existsSync(sources().history.decoderPath)).toBe(true);
  });

  it('asks DexScreener for the market cap', async () => {
    expect(await sources().market.readMarketCap(MINT, context)).toEqual({
      usd: 9,
      basis: 'fdv',
      pairAddress: 'p',
    });
  });

  it('reaches every source of prices at its own address', async () => {
    const { prices } = sources();
    expect(await prices.solUsdNow(context)).toEqual({ usd: 150, source: 'jupiter' });
    await prices.solUsdAt([Date.UTC(2024, 0, 1) / 60_000], context);
    expect(calls.map(({ upstream, outcome }) => `${upstream} ${outcome}`)).toEqual([
      'jupiter answered',
      'coinbase answered',
      'binance answered',
      'defillama answered',
      'coingecko answered',
    ]);
  });
});
