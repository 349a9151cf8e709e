import { analysed } from './analysed';
import type { Subject } from './conformance';
import { joined } from './joined-parts';
import { MINT, NOON, OTHER_MINT, resultOfMint, create } from './sample-analysis';

/** Wallets that turn up early again and again, and what they hold. */
export function describeWallets(subject: Subject): void {
  const wallets = () => subject.database.wallets;
  const tokens = () => subject.database.tokens;

  describe('a wallet of several tokens', () => {
    it('is listed with its tokens in the order of their ids, and its balance', async () => {
      const first = await analysed(subject, MINT, { wallets: ['alice', 'bob'], at: NOON + 1 });
      const second = await analysed(subject, OTHER_MINT, { wallets: ['alice'], at: NOON });
      expect(await wallets().multiToken(2)).toEqual([
        {
          walletAddress: 'alice',
          tokenIds: [first, second],
          mints: [MINT, OTHER_MINT],
          tokenNames: ['Sample Token', 'Sample Token'],
          balanceUsd: 280.7,
          balanceUsdPrevious: null,
          balanceUpdatedAt: NOON + 1,
        },
      ]);
      expect([await wallets().countMultiToken(2), await wallets().countMultiToken(3)]).toEqual([1, 0]);
    });

    it('counts a token once, however often it was analysed, and also when the latest run has missed it', async () => {
      await analysed(subject, MINT, { wallets: ['alice', 'bob'], at: NOON });
      await analysed(subject, MINT, { wallets: ['alice'], at: NOON + 1 });
      await analysed(subject, OTHER_MINT, { wallets: ['bob'], at: NOON });
      expect(
        (await wallets().multiToken(1)).map(({ walletAddress, mints }) => [walletAddress, ...mints]),
      ).toEqual([
        ['bob', MINT, OTHER_MINT],
        ['alice', MINT],
      ]);
    });

    it('shows the name of a token as it was written, else its symbol, else nothing', async () => {
      const names: [string, string | null, string | null][] = [
        ['MintOne', null, 'ONE'],
        ['MintTwo', null, null],
        ['MintThree', '"],[\\\u0001 🚀', 'THREE'],
      ];
      for (const [mint, name, symbol] of names) {
        const result = resultOfMint(mint, ['alice'], { name, symbol });
        await subject.database.analyses.complete(
          await create(subject.database.analyses, { mint }),
          { ...result, earlyBuyers: result.earlyBuyers.map((each) => ({ ...each, walletBalanceUsd: null })) },
          null,
          NOON,
        );
      }
      expect(await wallets().multiToken(2)).toMatchObject([
        {
          tokenNames: ['ONE', null, '"],[\\\u0001 🚀'],
          balanceUsd: null,
          balanceUsdPrevious: null,
          balanceUpdatedAt: null,
        },
      ]);
    });
  });

  it('joins the parts of every list to the whole, whatever their size', async () => {
    const buyers = ['b', 'B', 'a', '_', 'Z', '9'];
    for (let index = 0; index < 6; index += 1) {
      const some = buyers.slice(index % 3, (index % 3) + 3);
      await analysed(subject, `Mint${index}`, { wallets: some, at: NOON + Math.floor(index / 3) });
      const id = await analysed(subject, `Gone${index}`, { wallets: buyers, at: NOON });
      await tokens().moveToTrash(id, NOON + (index % 2));
    }
    const [history, trash, multi] = [
      await tokens().history(),
      await tokens().trash(),
      await wallets().multiToken(1),
    ];
    expect([history.length, trash.length]).toEqual([6, 6]);
    expect(multi.map(({ walletAddress, mints }) => `${mints.length}${walletAddress}`)).toEqual([
      ...['6a', '4B', '4_', '2Z', '2b'],
    ]);
    for (let limit = 1; limit <= 7; limit += 1) {
      expect(await joined(limit, (part) => tokens().history(part), byAnalysis)).toEqual(history);
      expect(await joined(limit, (part) => tokens().trash(part), byDeletion)).toEqual(trash);
      const listed = await joined(limit, (part) => wallets().multiToken(1, part), byTokens);
      expect(listed).toEqual(multi);
    }
    const past = { tokens: 1, walletAddress: 'a' };
    expect(await wallets().multiToken(2, { limit: 9, after: past })).toEqual([]);
  });

  describe('balances that are read again', () => {
    it('become the current ones; those before are the previous ones', async () => {
      await wallets().saveBalances(new Map([['bob', 1]]), NOON);
      const kept = await wallets().saveBalances(
        new Map([
          ['bob', 2.5],
          ['Alice', 0],
        ]),
        NOON + 1,
      );
      expect(kept).toEqual([
        { walletAddress: 'Alice', balanceUsd: 0, balanceUsdPrevious: null, balanceUpdatedAt: NOON + 1 },
        { walletAddress: 'bob', balanceUsd: 2.5, balanceUsdPrevious: 1, balanceUpdatedAt: NOON + 1 },
      ]);
    });

    it('change nothing when they are older than the kept ones', async () => {
      const kept = await wallets().saveBalances(new Map([['bob', 1]]), NOON);
      expect(await wallets().saveBalances(new Map([['bob', 9]]), NOON - 1)).toEqual(kept);
    });

    it('may be thousands, or none, which leaves the revision alone', async () => {
      const { revisions } = subject.database;
      const many = new Map(Array.from({ length: 1_201 }, (_, index) => [`wallet-${index}`, index]));
      const before = await revisions.read(['wallets']);
      expect(await wallets().saveBalances(new Map(), NOON)).toEqual([]);
      expect(await revisions.read(['wallets'])).toBe(before);
      const kept = await wallets().saveBalances(many, NOON);
      expect(kept.map(({ walletAddress }) => walletAddress)).toEqual([...many.keys()].sort());
      expect(await revisions.read(['wallets'])).not.toBe(before);
    });
  });
}

const byAnalysis = ({ analyzedAt, id }: { analyzedAt: number; id: number }) => ({ at: analyzedAt, id });
const byDeletion = ({ deletedAt, id }: { deletedAt: number | null; id: number }) => ({ at: deletedAt!, id });
const byTokens = ({ walletAddress, tokenIds }: { walletAddress: string; tokenIds: number[] }) => ({
  ...{ tokens: tokenIds.length, walletAddress },
});
