import type { AnalysisResult } from '@meridinate/analysis-core';
import type { Subject } from './conformance';
import {
  buyer,
  create,
  MINT,
  MINUTE,
  NOON,
  NOON_SECONDS,
  OTHER_MINT,
  resultOf,
  resultOfMint,
} from './sample-analysis';
import { execute } from './test-server';

const priced = (usd: number): AnalysisResult['marketCap'] => ({ usd, basis: 'fdv', pairAddress: 'pair' });

/** Tokens, their runs, their early buyers and the wallets' balances. */
export function describeTokens(subject: Subject): void {
  const tokens = () => subject.database.tokens;
  const complete = async (result: AnalysisResult, at: number, acronym: string | null = 'ST') => {
    const { analyses } = subject.database;
    const id = await create(analyses, { mint: result.token.mint });
    const outcome = await analyses.complete(id, result, acronym, at);
    if (outcome.status !== 'committed' || outcome.tokenId === null) throw new Error('was not committed');
    return outcome.tokenId;
  };
  const only = async () => {
    const history = await tokens().history();
    expect(history).toHaveLength(1);
    return history[0]!;
  };

  describe('a token', () => {
    it('shows the figures of its analysis', async () => {
      const id = await complete(resultOf(['alice', 'bob']), NOON);
      expect(await tokens().history()).toEqual([
        {
          id,
          mint: MINT,
          name: 'Sample Token',
          symbol: 'SAMPLE',
          acronym: 'ST',
          analyzedAt: NOON,
          firstBuyAt: (NOON_SECONDS - 3599) * 1000,
          walletsFound: 2,
          creditsUsed: 120,
          lastAnalysisCredits: 120,
          walletAddresses: ['alice', 'bob'],
          deletedAt: null,
          marketCapUsd: 1_000_000.25,
          marketCapUsdCurrent: 1_000_000.25,
          marketCapUsdPrevious: null,
          marketCapUpdatedAt: NOON,
          marketCapAth: 1_000_000.25,
          marketCapAthAt: NOON,
        },
      ]);
      expect((await tokens().find(id))?.token).toEqual(await only());
    });

    it('shows its early buyers, earliest first, with what they bought', async () => {
      const earlyBuyers = [
        buyer('bob', { rank: 2, totalUsd: null, averageBuyUsd: null, walletBalanceUsd: null }),
        buyer('alice', { rank: 1 }),
      ];
      const found = await tokens().find(await complete(resultOf([], { earlyBuyers }), NOON));
      const ofBob = { totalUsd: null, averageBuyUsd: null, walletBalanceUsd: null };
      expect(found?.earlyBuyers).toEqual([
        {
          id: expect.any(Number) as number,
          walletAddress: 'alice',
          firstBuyAt: (NOON_SECONDS - 3599) * 1000,
          totalUsd: 210.5,
          transactionCount: 2,
          averageBuyUsd: 105.25,
          walletBalanceUsd: 280.7,
          walletBalanceUsdPrevious: null,
          walletBalanceUpdatedAt: NOON,
        },
        expect.objectContaining({ walletAddress: 'bob', ...ofBob, walletBalanceUpdatedAt: null }),
      ]);
    });

    it('without early buyers, name and market cap is kept too', async () => {
      const { token } = resultOf([]);
      const result = resultOf([], { token: { ...token, name: null, symbol: null }, marketCap: null });
      await complete(result, NOON, null);
      expect(await only()).toMatchObject({ name: null, walletsFound: 0, walletAddresses: [] });
      expect(await only()).toMatchObject({ firstBuyAt: null, marketCapUsd: null, marketCapAth: null });
    });

    it('is unknown under an id nobody gave out', async () => {
      for (const id of [1, 0, -1, 1.5, NaN, 2 ** 40, 2 ** 60]) expect(await tokens().find(id)).toBeNull();
    });

    it('lists tokens by the time of their latest analysis, newest first', async () => {
      await complete(resultOfMint(MINT, []), NOON);
      await complete(resultOfMint(OTHER_MINT, []), NOON + 1);
      expect((await tokens().history()).map(({ mint }) => mint)).toEqual([OTHER_MINT, MINT]);
      await complete(resultOfMint(MINT, []), NOON + 2);
      expect((await tokens().history()).map(({ mint }) => mint)).toEqual([MINT, OTHER_MINT]);
    });
  });

  describe('a token that is analysed again', () => {
    it('stays one token: buyers of the latest run, credits of all', async () => {
      const first = await complete(resultOf(['alice', 'bob']), NOON);
      const ledger = { credits: 30, calls: {} };
      const second = await complete(resultOf(['carol'], { ledger }), NOON + MINUTE);
      expect(second).toBe(first);
      expect(await only()).toMatchObject({
        analyzedAt: NOON + MINUTE,
        walletsFound: 1,
        walletAddresses: ['carol'],
        creditsUsed: 150,
        lastAnalysisCredits: 30,
      });
      const found = await tokens().find(first);
      expect(found?.earlyBuyers.map(({ walletAddress }) => walletAddress)).toEqual(['carol']);
    });

    it('moves its market cap along and remembers the highest', async () => {
      await complete(resultOf([], { marketCap: priced(500) }), NOON);
      await complete(resultOf([], { marketCap: priced(900) }), NOON + 1);
      await complete(resultOf([], { marketCap: priced(400) }), NOON + 2);
      expect(await only()).toMatchObject({
        marketCapUsd: 400,
        marketCapUsdCurrent: 400,
        marketCapUsdPrevious: 900,
        marketCapUpdatedAt: NOON + 2,
        marketCapAth: 900,
        marketCapAthAt: NOON + 1,
      });
    });

    it('keeps the last known market cap and name when they could not be read', async () => {
      await complete(resultOf([], { marketCap: priced(500) }), NOON);
      const { token } = resultOf([]);
      await complete(resultOf([], { marketCap: null, token: { ...token, name: null } }), NOON + 1, null);
      expect(await only()).toMatchObject({ name: 'Sample Token', acronym: 'ST', analyzedAt: NOON + 1 });
      expect(await only()).toMatchObject({ marketCapUsd: null, marketCapUsdCurrent: 500, marketCapAth: 500 });
      expect(await only()).toMatchObject({ marketCapUsdPrevious: null, marketCapUpdatedAt: NOON });
    });

    it('does not let a result that arrives late replace a newer one', async () => {
      await complete(resultOf(['new'], { marketCap: priced(500) }), NOON);
      const late = resultOf(['old'], {
        marketCap: priced(800),
        token: { ...resultOf([]).token, name: 'Old' },
      });
      await complete(late, NOON - MINUTE);
      expect(await only()).toMatchObject({
        name: 'Sample Token',
        analyzedAt: NOON,
        walletAddresses: ['new'],
        creditsUsed: 240,
        marketCapUsd: 500,
        marketCapUsdCurrent: 500,
        marketCapUsdPrevious: null,
        marketCapAth: 800,
        marketCapAthAt: NOON - MINUTE,
      });
    });

    it('comes back when it had been deleted', async () => {
      const id = await complete(resultOf(['alice']), NOON);
      await tokens().moveToTrash(id, NOON + 1);
      expect(await complete(resultOf(['alice']), NOON + MINUTE)).toBe(id);
      expect(await only()).toMatchObject({ id, deletedAt: null });
    });
  });

  it('hides a deleted token, its buyers and its wallets', async () => {
    const id = await complete(resultOfMint(MINT, ['alice', 'bob']), NOON);
    await complete(resultOfMint(OTHER_MINT, ['bob', 'carol']), NOON);
    expect(await tokens().totals()).toMatchObject({ wallets: 3 });
    await tokens().moveToTrash(id, NOON + 1);
    expect((await tokens().history()).map(({ mint }) => mint)).toEqual([OTHER_MINT]);
    expect(await tokens().find(id)).toBeNull();
    expect(await tokens().totals()).toMatchObject({ wallets: 2 });
  });

  describe('a wallet', () => {
    it('that buys two tokens early has one balance, and remembers the one before', async () => {
      const at = (usd: number | null) => [buyer('alice', { walletBalanceUsd: usd })];
      const first = await complete({ ...resultOfMint(MINT, []), earlyBuyers: at(10) }, NOON);
      await complete({ ...resultOfMint(OTHER_MINT, []), earlyBuyers: at(25.5) }, NOON + 1);
      await complete({ ...resultOfMint(OTHER_MINT, []), earlyBuyers: at(null) }, NOON + 2);
      await complete({ ...resultOfMint(OTHER_MINT, []), earlyBuyers: at(99) }, NOON - 1);
      expect((await tokens().find(first))?.earlyBuyers).toMatchObject([
        { walletBalanceUsd: 25.5, walletBalanceUsdPrevious: 10, walletBalanceUpdatedAt: NOON + 1 },
      ]);
      expect(await tokens().totals()).toMatchObject({ wallets: 1 });
    });
  });

  it('keeps raw amounts to the last digit', async () => {
    const amounts = {
      tokenAmount: '340282366920938463463374607431768211455',
      lamportsSpent: '9007199254740993',
    };
    await complete(resultOf([], { earlyBuyers: [buyer('alice', amounts)] }), NOON);
    const rows = await execute(subject.url, 'select token_amount, lamports_spent, flags from early_buyers');
    expect(rows).toEqual([
      { token_amount: amounts.tokenAmount, lamports_spent: amounts.lamportsSpent, flags: '[]' },
    ]);
  });
}
