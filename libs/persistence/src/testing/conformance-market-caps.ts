import type { AnalysisResult } from '@meridinate/analysis-core';
import type { Subject } from './conformance';
import { create, MINT, MINUTE, NOON, OTHER_MINT, resultOfMint } from './sample-analysis';

/** Market capitalisations that are read again between analyses. */
export function describeMarketCaps(subject: Subject): void {
  const tokens = () => subject.database.tokens;
  const analysed = async (mint: string, usd: number | null, at = NOON) => {
    const { analyses } = subject.database;
    const marketCap: AnalysisResult['marketCap'] =
      usd === null ? null : { usd, basis: 'fdv', pairAddress: 'pair' };
    const result = { ...resultOfMint(mint, []), marketCap };
    const id = await create(analyses, { mint });
    await analyses.complete(id, result, null, at);
    return (await analyses.find(id))!.tokenId!;
  };
  const token = async (id: number) => (await tokens().find(id))?.token;

  describe('a market capitalisation that is read again', () => {
    it('becomes the current one; the one before is the previous', async () => {
      const id = await analysed(MINT, 500);
      expect(await tokens().saveMarketCap(id, 400, NOON + MINUTE)).toBe(true);
      expect(await token(id)).toMatchObject({
        ...{ marketCapUsd: 500, marketCapUsdCurrent: 400, marketCapUsdPrevious: 500 },
        ...{ marketCapUpdatedAt: NOON + MINUTE, marketCapAth: 500, marketCapAthAt: NOON },
      });
    });

    it('raises the highest ever, and nothing lower does', async () => {
      const id = await analysed(MINT, 500);
      await tokens().saveMarketCap(id, 900.5, NOON + 1);
      await tokens().saveMarketCap(id, 900.5, NOON + 2);
      await tokens().saveMarketCap(id, 700, NOON + 3);
      expect(await token(id)).toMatchObject({
        ...{ marketCapUsdCurrent: 700, marketCapUsdPrevious: 900.5 },
        ...{ marketCapAth: 900.5, marketCapAthAt: NOON + 1 },
      });
    });

    it('may be the first that is known', async () => {
      const id = await analysed(MINT, null);
      expect(await tokens().saveMarketCap(id, 300, NOON)).toBe(true);
      expect(await token(id)).toMatchObject({
        ...{ marketCapUsd: null, marketCapUsdCurrent: 300, marketCapUsdPrevious: null },
        ...{ marketCapUpdatedAt: NOON, marketCapAth: 300, marketCapAthAt: NOON },
      });
    });

    it('is not kept when it is no newer', async () => {
      const id = await analysed(MINT, 500);
      expect(await tokens().saveMarketCap(id, 900, NOON)).toBe(false);
      expect(await tokens().saveMarketCap(id, 900, NOON - 1)).toBe(false);
      expect(await token(id)).toMatchObject({ marketCapUsdCurrent: 500, marketCapAth: 500 });
    });

    it('is not kept for a token that is unknown or deleted', async () => {
      const id = await analysed(MINT, 500);
      await tokens().moveToTrash(id, NOON);
      for (const each of [id, id + 1, 0.5, NaN, 2 ** 60]) {
        expect(await tokens().saveMarketCap(each, 900, NOON + 1)).toBe(false);
      }
    });
  });

  it('names the mints whose market cap was read longest ago first, without deleted ones', async () => {
    const [never, recent, old] = [
      await analysed('MintNever', null),
      await analysed(MINT, 1, NOON + MINUTE),
      await analysed(OTHER_MINT, 1, NOON),
    ];
    const deleted = await analysed('MintDeleted', null);
    await tokens().moveToTrash(deleted, NOON);
    expect(await tokens().mints()).toEqual([
      { id: never, mint: 'MintNever' },
      { id: old, mint: OTHER_MINT },
      { id: recent, mint: MINT },
    ]);
    await tokens().saveMarketCap(old, 2, NOON + 2 * MINUTE);
    expect((await tokens().mints()).map(({ id }) => id)).toEqual([never, recent, old]);
  });
}
