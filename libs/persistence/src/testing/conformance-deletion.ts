import { analysed } from './analysed';
import type { Subject } from './conformance';
import { countedAnew, keptCounts } from './counts';
import { create, MINT, MINUTE, NOON, OTHER_MINT, resultOfMint } from './sample-analysis';
import { execute, withAnother } from './test-server';

const UNKNOWN = [0, -1, 1.5, NaN, 2 ** 40, 2 ** 60];

/** The trash: into it, out of it, and away for good. */
export function describeDeletion(subject: Subject): void {
  const tokens = () => subject.database.tokens;
  const both = async () =>
    [
      await analysed(subject, MINT, { wallets: ['alice', 'bob'], at: NOON }),
      await analysed(subject, OTHER_MINT, { wallets: ['bob'], at: NOON }),
    ] as [number, number];
  const idsOf = async (list: 'history' | 'trash') => (await tokens()[list]()).map(({ id }) => id);
  const revision = () => subject.database.revisions.read(['tokens', 'wallets']);

  describe('a token in the trash', () => {
    it('is in no other list, and counts as deleted', async () => {
      const [id, other] = await both();
      expect(await tokens().moveToTrash(id, NOON + MINUTE)).toBe(true);
      expect([await idsOf('history'), await idsOf('trash')]).toEqual([[other], [id]]);
      expect([await tokens().find(id), await tokens().runs(id)]).toEqual([null, null]);
      expect((await tokens().findAll([id, other])).map((token) => token.id)).toEqual([other]);
      expect(await tokens().totals()).toEqual({ tokens: 1, deletedTokens: 1, wallets: 1 });
      expect(await tokens().trash()).toMatchObject([
        { mint: MINT, deletedAt: NOON + MINUTE, walletAddresses: ['alice', 'bob'], creditsUsed: 120 },
      ]);
    });

    it('stands before those that were deleted earlier', async () => {
      const [first, second] = await both();
      await tokens().moveToTrash(second, NOON);
      await tokens().moveToTrash(first, NOON + 1);
      expect(await idsOf('trash')).toEqual([first, second]);
    });

    it('comes back as it was when it is restored', async () => {
      const [id] = await both();
      const before = [await tokens().history(), await tokens().totals(), await tokens().runs(id)];
      await tokens().moveToTrash(id, NOON + MINUTE);
      expect(await tokens().restore(id)).toBe(true);
      expect([await tokens().history(), await tokens().totals(), await tokens().runs(id)]).toEqual(before);
      expect(await idsOf('trash')).toEqual([]);
    });

    it('comes back with the wallets of all its runs when it is analysed again', async () => {
      const [id] = await both();
      await tokens().moveToTrash(id, NOON + 1);
      expect(await analysed(subject, MINT, { wallets: ['carol'], at: NOON + 2 })).toBe(id);
      expect(await tokens().totals()).toEqual({ tokens: 2, deletedTokens: 0, wallets: 3 });
      expect(await keptCounts(subject.url)).toEqual(await countedAnew(subject.url));
    });

    it('takes everything of it along when it is deleted for good; its analyses stay', async () => {
      const { analyses } = subject.database;
      const steps = [{ step: 'refresh_market_cap' as const, afterMinutes: 1 }];
      const analysis = await create(analyses, { nextSteps: steps });
      await analyses.complete(analysis, resultOfMint(MINT, ['alice']), null, NOON);
      const id = (await analyses.find(analysis))!.tokenId!;
      await tokens().moveToTrash(id, NOON);
      expect(await tokens().deletePermanently(id)).toBe(true);
      for (const table of ['tokens', 'analysis_runs', 'early_buyers', 'next_steps', 'token_wallets']) {
        expect([table, await execute(subject.url, `select * from ${table}`)]).toEqual([table, []]);
      }
      expect(await analyses.find(analysis)).toMatchObject({ state: 'completed', tokenId: null });
      expect(await tokens().totals()).toEqual({ tokens: 0, deletedTokens: 0, wallets: 0 });
      expect(await analysed(subject, MINT, { wallets: ['alice'], at: NOON })).not.toBe(id);
      expect(await tokens().totals()).toEqual({ tokens: 1, deletedTokens: 0, wallets: 1 });
    });
  });

  it('changes nothing, the revision included, when there is nothing to move', async () => {
    const [shown, deleted] = await both();
    await tokens().moveToTrash(deleted, NOON);
    const lists = [shown, deleted, ...UNKNOWN].map((id) => tokens().listOf(id));
    expect(await Promise.all(lists)).toEqual(['history', 'trash', ...UNKNOWN.map(() => null)]);
    const before = [await revision(), await keptCounts(subject.url), await tokens().trash()];
    for (const id of [...UNKNOWN, deleted]) expect(await tokens().moveToTrash(id, NOON + 9)).toBe(false);
    for (const id of [...UNKNOWN, shown]) {
      expect([await tokens().restore(id), await tokens().deletePermanently(id)]).toEqual([false, false]);
    }
    expect(await tokens().saveMarketCap(deleted, 1, NOON + 9)).toBe(false);
    expect([await revision(), await keptCounts(subject.url), await tokens().trash()]).toEqual(before);
  });

  it('changes the revision with every move', async () => {
    const [id] = await both();
    const seen = [await revision()];
    const moves = [
      () => tokens().moveToTrash(id, NOON),
      () => tokens().restore(id),
      () => tokens().saveMarketCap(id, 1, NOON + 9),
      () => tokens().moveToTrash(id, NOON),
      () => tokens().deletePermanently(id),
      () => analysed(subject, MINT, { at: NOON }),
    ];
    for (const move of moves) {
      await move();
      seen.push(await revision());
    }
    expect(new Set(seen).size).toBe(moves.length + 1);
  });

  it('keeps its counts when moves and analyses meet over two connections', async () => {
    const ids = await both();
    await withAnother(subject.url, async (other) => {
      const moves = Array.from({ length: 6 }, (_, turn) => {
        const { tokens: each } = turn % 2 === 0 ? subject.database : other;
        const id = ids[turn % 3 === 0 ? 0 : 1];
        return [
          each.moveToTrash(id, NOON),
          each.restore(id),
          analysed({ database: other }, turn < 3 ? MINT : OTHER_MINT, {
            wallets: ['alice', `wallet-${turn}`],
            at: NOON + turn,
          }),
          each.deletePermanently(id),
          subject.database.wallets.saveBalances(new Map([[`wallet-${turn}`, 1]]), NOON),
        ];
      });
      await Promise.all(moves.flat());
    });
    expect(await keptCounts(subject.url)).toEqual(await countedAnew(subject.url));
  });
}
