import type { Subject } from './conformance';
import { create, MINT, NOON, OTHER_MINT, resultOfMint } from './sample-analysis';
import { execute, withAnother } from './test-server';

/** Of every kind that a tag may consist of, in the order of their characters. */
const TAGS = ['  padded  ', "'; drop table wallet_tags; --", 'KOL', 'a%b_c\\d', 'kol', 'šéf', '鯨', '🐋🏴‍☠️'];

/** Tags that people give to wallets. */
export function describeTags(subject: Subject): void {
  const tags = () => subject.database.tags;
  const give = async (wallet: string, ...words: string[]) => {
    for (const tag of words) await tags().add(wallet, { tag, isKol: false });
  };
  const tagsOf = async (wallet: string) => (await tags().ofWallets([wallet])).get(wallet);
  const revision = () => subject.database.revisions.read(['tags']);

  describe('a tag', () => {
    it('is given back as it was written, over a restart', async () => {
      await give('alice', ...[...TAGS].reverse());
      await tags().add('alice', { tag: 'z', isKol: true });
      await subject.reopen();
      const given = TAGS.map((tag) => ({ tag, isKol: false }));
      const kol = { tag: 'z', isKol: true };
      expect(await tagsOf('alice')).toEqual([...given.slice(0, 5), kol, ...given.slice(5)]);
      expect(await tags().all()).toEqual([...TAGS.slice(0, 5), 'z', ...TAGS.slice(5)]);
      for (const tag of TAGS) expect(await tags().walletsOf(tag)).toEqual(['alice']);
    });

    it('is given to a wallet once, and stays as it was first given', async () => {
      expect(await tags().add('alice', { tag: 'whale', isKol: true })).toBe(true);
      expect(await tags().add('alice', { tag: 'whale', isKol: false })).toBe(false);
      expect(await tagsOf('alice')).toEqual([{ tag: 'whale', isKol: true }]);
    });

    it('is given by one of many that give it at once', async () => {
      const given = await withAnother(subject.url, (other) =>
        Promise.all(
          Array.from({ length: 10 }, (_, index) =>
            (index % 2 ? other.tags : tags()).add('alice', { tag: 'whale', isKol: false }),
          ),
        ),
      );
      expect(given.filter(Boolean)).toEqual([true]);
    });

    it('is removed from one wallet, and of several tags only that one', async () => {
      await give('alice', 'whale', 'Whale');
      await give('bob', 'whale');
      expect(await tags().remove('alice', 'whale')).toBe(true);
      expect(await tags().remove('alice', 'whale')).toBe(false);
      expect(await tagsOf('alice')).toEqual([{ tag: 'Whale', isKol: false }]);
      expect(await tags().walletsOf('whale')).toEqual(['bob']);
    });

    it('changes the revision when it is given and when it is removed', async () => {
      const seen = [await revision()];
      await give('alice', 'whale');
      seen.push(await revision());
      await tags().remove('alice', 'whale');
      seen.push(await revision());
      expect(new Set(seen).size).toBe(3);
    });
  });

  describe('tagged wallets', () => {
    it('are looked up many at once, each once, those without tags too', async () => {
      await give('alice', 'whale');
      await give('bob', 'whale', 'sniper');
      const found = await tags().ofWallets(['bob', 'nobody', 'alice', 'bob']);
      expect([...found].map(([wallet, given]) => [wallet, given.map(({ tag }) => tag)])).toEqual([
        ['bob', ['sniper', 'whale']],
        ['nobody', []],
        ['alice', ['whale']],
      ]);
      expect((await tags().ofWallets([])).size).toBe(0);
    });

    it('are listed in parts that joined are the whole', async () => {
      for (const wallet of ['carol', 'alice', 'erin', 'bob', 'dave']) await give(wallet, 'whale', 'sniper');
      const all = await tags().codex();
      expect(all.map(({ walletAddress }) => walletAddress)).toEqual(await tags().walletsOf('whale'));
      expect(all).toHaveLength(5);
      const inParts: typeof all = [];
      const addresses: string[] = [];
      for (let after: string | null = null; inParts.length < 5;) {
        const part = { limit: 2, after };
        inParts.push(...(await tags().codex(part)));
        addresses.push(...(await tags().walletsOf('whale', part)));
        after = inParts.at(-1)?.walletAddress ?? null;
      }
      expect(inParts).toEqual(all);
      expect(addresses).toEqual(all.map(({ walletAddress }) => walletAddress));
      expect(await tags().codex({ limit: 2, after: addresses.at(-1) ?? null })).toEqual([]);
    });

    it('count the tokens that are not deleted, each once however often it was analysed', async () => {
      const { analyses } = subject.database;
      for (const mint of [MINT, MINT, OTHER_MINT, 'MintDeleted']) {
        const id = await create(analyses, { mint });
        await analyses.complete(id, resultOfMint(mint, ['alice']), null, NOON);
      }
      const [deleted] = await execute<{ id: number }>(
        subject.url,
        `select id from tokens where mint = 'MintDeleted'`,
      );
      await subject.database.tokens.moveToTrash(Number(deleted?.id), NOON);
      await give('alice', 'whale');
      await give('nobody', 'sniper');
      expect(await tags().codex()).toEqual([
        { walletAddress: 'alice', tags: [{ tag: 'whale', isKol: false }], tokenCount: 2 },
        { walletAddress: 'nobody', tags: [{ tag: 'sniper', isKol: false }], tokenCount: 0 },
      ]);
    });
  });
}
