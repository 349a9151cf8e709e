import { Logger } from '@nestjs/common';
import { getAddressDecoder } from '@solana/addresses';
import { newAnalysis } from '../testing/new-analysis';
import {
  type Answer,
  type RunningGateway,
  settingsIn,
  startGateway,
  temporaryFolder,
  type TemporaryFolder,
} from '../testing/gateway';
import { sampleBuyer, sampleResult } from '../testing/sample-result';

const NOON = Date.UTC(2025, 10, 20, 12);
const address = (first: number): string => getAddressDecoder().decode(new Uint8Array(32).fill(first));
const [ALICE, BOB, CAROL, DAVE] = [address(1), address(2), address(3), address(4)] as const;
const [COMMAS, SYMBOL, NAMELESS, DELETED] = [address(11), address(12), address(13), address(14)] as const;

describe('GET /multi-token-wallets', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;
  const ids: Record<string, number> = {};

  const list = (query = ''): Promise<Answer> => gateway.request('GET', `/multi-token-wallets${query}`);
  const analysed = async (
    mint: string,
    wallets: readonly string[],
    named: { name: string | null; symbol: string | null },
  ): Promise<number> => {
    const { analyses } = gateway.database;
    const analysis = newAnalysis({ mint, createdAt: NOON });
    await analyses.admit(analysis, null);
    const result = sampleResult(mint);
    const earlyBuyers = wallets.map((walletAddress, place) => ({ ...sampleBuyer(place + 1), walletAddress }));
    const found = { ...result, earlyBuyers, token: { ...result.token, ...named } };
    await analyses.complete(analysis.id, found, null, NOON);
    return (await analyses.find(analysis.id))?.tokenId ?? 0;
  };

  beforeAll(async () => {
    Logger.overrideLogger(false);
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path));
  });
  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  it('is empty at first', async () => {
    expect((await list()).body).toEqual({ total: 0, wallets: [], next_cursor: null });
  });

  describe('after some tokens were analysed', () => {
    beforeAll(async () => {
      ids['commas'] = await analysed(COMMAS, [ALICE, BOB, DAVE], { name: 'one, two', symbol: 'ONE' });
      ids['symbol'] = await analysed(SYMBOL, [ALICE, BOB, CAROL], { name: null, symbol: 'TWO' });
      ids['nameless'] = await analysed(NAMELESS, [ALICE], { name: null, symbol: null });
      const deleted = await analysed(DELETED, [ALICE, DAVE], { name: 'gone', symbol: null });
      await gateway.database.tokens.moveToTrash(deleted, NOON);
    });

    it('gives each wallet of two tokens one name for each address, in the same order', async () => {
      const { status, body } = await list();
      expect([status, body.total, body.next_cursor]).toEqual([200, 2, null]);
      expect(body.wallets).toEqual([
        {
          wallet_address: ALICE,
          token_count: 3,
          token_names: ['one, two', 'TWO', NAMELESS.slice(0, 4)],
          token_addresses: [COMMAS, SYMBOL, NAMELESS],
          token_ids: [ids['commas'], ids['symbol'], ids['nameless']],
          wallet_balance_usd: 150,
          wallet_balance_usd_previous: 150,
          wallet_balance_updated_at: '2025-11-20 12:00:00',
        },
        expect.objectContaining({ wallet_address: BOB, token_count: 2, token_names: ['one, two', 'TWO'] }),
      ]);
    });

    it.each([
      ['1', [ALICE, BOB, CAROL, DAVE]],
      ['3', [ALICE]],
      ['4', []],
    ])('gives the wallets of at least %s tokens', async (minTokens, wallets) => {
      const { body } = await list(`?min_tokens=${minTokens}`);
      expect(body.total).toBe(wallets.length);
      const found = (body.wallets as { wallet_address: string }[]).map((wallet) => wallet.wallet_address);
      expect(found.sort()).toEqual([...wallets].sort());
    });

    it.each([1, 2, 3, 4])('is the same list in parts of %d', async (limit) => {
      const whole = (await list('?min_tokens=1')).body;
      const joined: unknown[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const after = cursor === '' ? '' : `&cursor=${cursor}`;
        const { body } = await list(`?min_tokens=1&limit=${limit}${after}`);
        expect((body.wallets as unknown[]).length).toBeGreaterThan(0);
        expect(body.total).toBe(4);
        joined.push(...(body.wallets as unknown[]));
        cursor = body.next_cursor as string | null;
      }
      expect(joined).toEqual(whole.wallets);
    });
  });

  it.each([
    ['?min_tokens=0', /min_tokens must be a whole number from 1/],
    ['?min_tokens=-1', /min_tokens must be a whole number from 1/],
    ['?min_tokens=1.5', /min_tokens must be a whole number from 1 .*not "1\.5"/],
    ['?min_tokens=', /min_tokens must be .*not ""/],
    ['?min_tokens=two', /min_tokens must be .*not "two"/],
    ['?min_tokens=2&min_tokens=3', /min_tokens must be .*not an array/],
    ['?limit=0', /limit must be a whole number from 1 to 1000/],
    ['?limit=1001', /limit must be a whole number from 1 to 1000/],
    ['?cursor=later', /cursor must be the next_cursor of an answer of the same list/],
    ['?cursor=%00', /cursor must be text of at most 200 characters without NUL/],
  ])('refuses %s', async (query, says) => {
    const { status, body } = await list(query);
    expect([status, body.code]).toEqual([422, 'REQUEST_FIELD_INVALID']);
    expect(body.error).toMatch(says);
  });
});
