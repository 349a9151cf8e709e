import type { AnalysisResult, ReportedBuyer } from '@meridinate/analysis-core';
import {
  type RunningGateway,
  settingsIn,
  startGateway,
  temporaryFolder,
  type TemporaryFolder,
} from '../testing/gateway';
import { newAnalysis } from '../testing/new-analysis';

const PEPE_MINT = 'So11111111111111111111111111111111111111112';
const WIF_MINT = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const NOON = Date.UTC(2025, 10, 20, 12);
const UNIX_SECONDS = (ms: number): number => ms / 1000;

const buyer = (rank: number, walletAddress: string, boughtAt: number | null): ReportedBuyer => ({
  rank,
  walletAddress,
  firstBuy: {
    signature: `signature-${rank}`,
    slot: rank,
    transactionIndex: null,
    blockTime: boughtAt === null ? null : UNIX_SECONDS(boughtAt),
  },
  transactionCount: 2,
  tokenAmount: '1000000',
  lamportsSpent: '500000000',
  stableMicroUsdSpent: '0',
  otherQuotesSpent: {},
  totalUsd: 82.5,
  averageBuyUsd: 41.25,
  venues: [],
  flags: [],
  walletBalanceLamports: '3000000000',
  walletBalanceUsd: 495,
});

const resultFor = (mint: string, name: string, earlyBuyers: ReportedBuyer[]): AnalysisResult => ({
  token: { mint, name, symbol: name.toUpperCase(), decimals: 6, supply: '1000', program: 'spl-token' },
  marketCap: { usd: 65_000, basis: 'market_cap', pairAddress: 'pair' },
  solUsd: { usd: 165, source: 'coinbase' },
  firstTransactionTime: UNIX_SECONDS(NOON),
  analysisWindowEnd: UNIX_SECONDS(NOON) + 3600,
  earlyBuyers,
  totalUniqueBuyers: earlyBuyers.length,
  totalTransactionsAnalyzed: 10,
  leftOut: {},
  stoppedBy: 'end_of_history',
  launchpad: 'pump.fun',
  solPrices: [{ minute: 29_394_000, usd: 150, source: 'coinbase', ageMinutes: 0 }],
  creditsUnaccounted: 0,
  ledger: { credits: 110, calls: { 'helius.getTransactionsForAddress': { calls: 2, credits: 110 } } },
});

/** Runs an analysis through its states and gives the id of its token. */
async function analysed({ database }: RunningGateway, result: AnalysisResult, at: number): Promise<number> {
  const analysis = newAnalysis({ mint: result.token.mint, createdAt: at - 10_000 });
  await database.analyses.admit(analysis, null);
  await database.analyses.markProcessing(analysis.id, 1, at - 5_000);
  const committed = await database.analyses.complete(analysis.id, result, 'PEPE', at);
  if (committed.status !== 'committed' || committed.tokenId === null) throw new Error('not committed');
  return committed.tokenId;
}

describe('the tokens routes', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;
  const read = async (path: string): Promise<Record<string, unknown>> => {
    const { status, body } = await gateway.request('GET', path);
    expect(status).toBe(200);
    return body;
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path));
  });

  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  it('begin with an empty history', async () => {
    const empty = { total: 0, total_wallets: 0, tokens: [], next_cursor: null };
    expect(await read('/api/tokens/history')).toEqual(empty);
  });

  describe('after two tokens were analysed, one of them twice', () => {
    let pepe: number;
    let wif: number;

    beforeAll(async () => {
      const early = buyer(1, 'alice', NOON + 1_000);
      pepe = await analysed(
        gateway,
        resultFor(PEPE_MINT, 'pepe', [early, buyer(2, 'bob', null)]),
        NOON + 3_600_000,
      );
      wif = await analysed(gateway, resultFor(WIF_MINT, 'wif', [early]), NOON + 7_200_000);
      await analysed(
        gateway,
        resultFor(PEPE_MINT, 'pepe', [early, buyer(2, 'carol', null)]),
        NOON + 9_000_999,
      );
    });

    it('list the newest analysis first, each with the wallets of its latest run', async () => {
      const { total, total_wallets, tokens } = (await read('/api/tokens/history')) as {
        total: number;
        total_wallets: number;
        tokens: { id: number; wallet_addresses: string[] }[];
      };
      expect(total).toBe(2);
      expect(tokens.map(({ id, wallet_addresses }) => [id, wallet_addresses])).toEqual([
        [pepe, ['alice', 'carol']],
        [wif, ['alice']],
      ]);
      expect(total_wallets).toBe(3);
    });

    it('give every field that web clients read', async () => {
      const { tokens } = (await read('/api/tokens/history')) as { tokens: unknown[] };
      expect(tokens[0]).toEqual({
        id: pepe,
        token_address: PEPE_MINT,
        token_name: 'pepe',
        token_symbol: 'PEPE',
        acronym: 'PEPE',
        analysis_timestamp: '2025-11-20 14:30:00',
        first_buy_timestamp: '2025-11-20 12:00:01',
        wallets_found: 2,
        credits_used: 220,
        last_analysis_credits: 110,
        wallet_addresses: ['alice', 'carol'],
        deleted_at: null,
        market_cap_usd: 65_000,
        market_cap_usd_current: 65_000,
        market_cap_usd_previous: 65_000,
        market_cap_updated_at: '2025-11-20 14:30:00',
        market_cap_ath: 65_000,
        market_cap_ath_timestamp: expect.any(String) as string,
      });
    });

    it('list in parts, each of which leads to the next', async () => {
      const first = await read('/api/tokens/history?limit=1');
      expect(first).toMatchObject({ total: 2, tokens: [{ id: pepe }] });
      const cursor = encodeURIComponent(String(first['next_cursor']));
      const rest = { total: 2, tokens: [{ id: wif }], next_cursor: null };
      expect(await read(`/api/tokens/history?limit=1&cursor=${cursor}`)).toMatchObject(rest);
      expect(await read(`/api/tokens/history?cursor=${cursor}`)).toMatchObject(rest);
    });

    it('tell of each run what it found, the newest first', async () => {
      expect(await read(`/api/tokens/${pepe}/history`)).toEqual({
        token_id: pepe,
        total_runs: 2,
        runs: [
          {
            id: expect.any(Number) as number,
            job_id: expect.any(String) as string,
            analysis_timestamp: '2025-11-20 14:30:00',
            wallets_found: 2,
            credits_used: 110,
            wallets: [
              expect.objectContaining({ wallet_address: 'alice', total_usd: 82.5, wallet_balance_usd: 495 }),
              expect.objectContaining({ wallet_address: 'carol', first_buy_timestamp: '' }),
            ],
          },
          expect.objectContaining({
            analysis_timestamp: '2025-11-20 13:00:00',
            wallets: [
              expect.objectContaining({ wallet_address: 'alice' }),
              expect.objectContaining({ wallet_address: 'bob' }),
            ],
          }),
        ],
      });
    });

    it('show one token with its wallets and their export', async () => {
      const detail = await read(`/api/tokens/${pepe}`);
      expect(detail).toMatchObject({ id: pepe, token_address: PEPE_MINT, wallets_found: 2 });
      expect(detail.wallets).toEqual([
        {
          id: expect.any(Number) as number,
          wallet_address: 'alice',
          first_buy_timestamp: '2025-11-20 12:00:01',
          total_usd: 82.5,
          transaction_count: 2,
          average_buy_usd: 41.25,
          wallet_balance_usd: 495,
          wallet_balance_usd_previous: 495,
          wallet_balance_updated_at: '2025-11-20 14:30:00',
        },
        expect.objectContaining({ wallet_address: 'carol', first_buy_timestamp: '' }),
      ]);
      expect(detail.axiom_json).toEqual([
        expect.objectContaining({ trackedWalletAddress: 'alice', name: '(1/2)$83|PEPE' }),
        expect.objectContaining({ trackedWalletAddress: 'carol', name: '(2/2)$83|PEPE' }),
      ]);
    });
  });

  it.each([
    ['a limit of none', '?limit=0', 'limit must be a whole number from 1 to 1000, not 0'],
    ['a limit that is too high', '?limit=1001', 'limit must be a whole number from 1 to 1000, not 1001'],
    ['a limit that is no number', '?limit=many', 'limit must be a whole number from 1 to 1000, not "many"'],
    ['two limits', '?limit=1&limit=2', 'not an array'],
    ['a cursor of its own', '?cursor=next', 'cursor must be the next_cursor of an answer'],
    ['an empty cursor', '?cursor=', 'cursor must be the next_cursor of an answer'],
    ['the cursor of the trash', '?cursor=trash.1.1', 'cursor must be the next_cursor of an answer'],
    ['a cursor with NUL', '?cursor=%00', 'cursor must be text'],
  ])('refuse to list by %s', async (_what, query, says) => {
    const { status, body } = await gateway.request('GET', `/api/tokens/history${query}`);
    expect([status, body['code'], body['error']]).toEqual([
      422,
      'REQUEST_FIELD_INVALID',
      expect.stringContaining(says),
    ]);
  });

  it.each([
    ['an id that no token has', '999', 404, 'TOKEN_NOT_FOUND'],
    ['an id larger than the database can hold', '9007199254740993', 404, 'TOKEN_NOT_FOUND'],
    ['a negative id', '-1', 404, 'TOKEN_NOT_FOUND'],
    ['an id that is no integer', '1.5', 422, 'REQUEST_FIELD_INVALID'],
    ['a word', 'latest', 422, 'REQUEST_FIELD_INVALID'],
  ])('refuse %s', async (_what, id, status, code) => {
    for (const path of [`/api/tokens/${id}`, `/api/tokens/${id}/history`]) {
      const answer = await gateway.request('GET', path);
      expect(answer).toMatchObject({ status, body: { code, detail: answer.body['error'] } });
    }
  });
});
