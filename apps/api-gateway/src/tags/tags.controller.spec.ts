import { Logger } from '@nestjs/common';
import { getAddressDecoder } from '@solana/addresses';
import fc from 'fast-check';
import { completeAnalysis } from '../testing/completed-analysis';
import {
  type Answer,
  type RunningGateway,
  settingsIn,
  startGateway,
  temporaryFolder,
  type TemporaryFolder,
} from '../testing/gateway';
import { sampleBuyer } from '../testing/sample-result';

let taken = 0;
/** An address that no test has tagged before. */
const newWallet = (): string => {
  const bytes = new Uint8Array(32);
  new DataView(bytes.buffer).setUint32(0, (taken += 1));
  return getAddressDecoder().decode(bytes);
};

describe('the routes of tags', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  const send = (method: string, path: string, body?: object): Promise<Answer> =>
    gateway.request(method, path, { body });
  const add = (wallet: string, body: object): Promise<Answer> =>
    send('POST', `/wallets/${wallet}/tags`, body);
  const remove = (wallet: string, body: object): Promise<Answer> =>
    send('DELETE', `/wallets/${wallet}/tags`, body);
  const tagsOf = async (wallet: string): Promise<unknown> =>
    (await send('GET', `/wallets/${wallet}/tags`)).body;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path));
  });
  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  describe('before there is a tag', () => {
    it.each([
      ['/tags', { tags: [] }],
      ['/codex', { wallets: [], next_cursor: null }],
      ['/tags/whale/wallets', { wallets: [], next_cursor: null }],
      [`/wallets/${newWallet()}/tags`, { tags: [] }],
    ])('GET %s is empty', async (path, empty) => {
      expect(await send('GET', path)).toMatchObject({ status: 200, body: empty });
    });
  });

  it('give and take a tag, as the web client does', async () => {
    const wallet = newWallet();
    expect(await add(wallet, { tag: 'whale', is_kol: true })).toMatchObject({
      ...{ status: 200, body: { message: 'Tag added' } },
    });
    expect(await add(wallet, { tag: 'sniper', unknown: 'ignored' })).toMatchObject({ status: 200 });
    expect(await tagsOf(wallet)).toEqual({
      tags: [
        { tag: 'sniper', is_kol: false },
        { tag: 'whale', is_kol: true },
      ],
    });
    expect(await remove(wallet, { tag: 'sniper' })).toMatchObject({
      status: 200,
      body: { message: 'Tag removed' },
    });
    expect(await tagsOf(wallet)).toEqual({ tags: [{ tag: 'whale', is_kol: true }] });
  });

  it('answer 409 to a tag that is there and 404 to one that is not', async () => {
    const wallet = newWallet();
    await add(wallet, { tag: 'whale' });
    const twice = await add(wallet, { tag: ' whale ', is_kol: true });
    expect([twice.status, twice.body.code, twice.body.error]).toEqual([
      ...[
        409,
        'TAG_ALREADY_GIVEN',
        `The wallet ${wallet} has the tag "whale" already. Remove it first to give it anew.`,
      ],
    ]);
    expect(twice.body.detail).toBe(twice.body.error);
    const absent = await remove(wallet, { tag: 'Whale' });
    expect([absent.status, absent.body.code]).toEqual([404, 'TAG_NOT_FOUND']);
  });

  it('keep any text as it is written, without the space around it', async () => {
    const tags = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) => text.trim())
      .filter((text) => text.length > 0 && [...text].length <= 100 && !/[\p{Cc}]|^\.+$/u.test(text));
    const wallet = newWallet();
    const property = fc.asyncProperty(tags, async (tag) => {
      expect((await add(wallet, { tag: ` ${tag}\n` })).status).toBe(200);
      expect(await tagsOf(wallet)).toEqual({ tags: [{ tag, is_kol: false }] });
      const { body } = await send('GET', `/tags/${encodeURIComponent(tag)}/wallets`);
      expect(body.wallets).toContain(wallet);
      expect((await remove(wallet, { tag })).status).toBe(200);
    });
    await fc.assert(property, {
      numRuns: 40,
      examples: [['<b>%_\\"\'; drop table wallet_tags; --'], ['a/b?c#d%20'], ['🐋'.repeat(100)]],
    });
  });

  it('list all tags once, sorted, fresh after every change', async () => {
    const [one, other] = [newWallet(), newWallet()];
    await add(one, { tag: 'zz-listed' });
    await add(one, { tag: 'aa-listed' });
    await add(other, { tag: 'zz-listed' });
    const listed = async (): Promise<string[]> =>
      ((await send('GET', '/tags')).body.tags as string[]).filter((tag) => tag.endsWith('-listed'));
    expect(await listed()).toEqual(['aa-listed', 'zz-listed']);
    await remove(one, { tag: 'aa-listed' });
    await remove(one, { tag: 'zz-listed' });
    expect(await listed()).toEqual(['zz-listed']);
  });

  it('look up the tags of many wallets by address', async () => {
    const [tagged, plain] = [newWallet(), newWallet()];
    await add(tagged, { tag: 'whale' });
    const { status, body } = await send('POST', '/wallets/batch-tags', { addresses: [plain, tagged, plain] });
    expect([status, body]).toEqual([200, { [plain]: [], [tagged]: [{ tag: 'whale', is_kol: false }] }]);
    expect((await send('POST', '/wallets/batch-tags', { addresses: [] })).body).toEqual({});
  });

  it('show every tagged wallet in the codex, with the number of its tokens', async () => {
    const { walletAddress: buyer } = sampleBuyer(1);
    const at = Date.UTC(2025, 10, 20, 12);
    await completeAnalysis(gateway.database, newWallet(), { at });
    const deleted = await completeAnalysis(gateway.database, newWallet(), { at });
    await gateway.database.tokens.moveToTrash(deleted, at);
    await add(buyer, { tag: 'early' });
    const { wallets } = (await send('GET', '/codex')).body as { wallets: { wallet_address: string }[] };
    expect(wallets.find(({ wallet_address: wallet }) => wallet === buyer)).toEqual({
      wallet_address: buyer,
      tags: [{ tag: 'early', is_kol: false }],
      token_count: 1,
    });
  });

  it.each(['/codex', '/tags/in-parts/wallets'])(
    'show %s in parts that joined are the whole',
    async (path) => {
      for (const wallet of [newWallet(), newWallet(), newWallet()]) await add(wallet, { tag: 'in-parts' });
      const whole = (await send('GET', path)).body.wallets as unknown[];
      const joined: unknown[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const after = cursor === '' ? '' : `&cursor=${cursor}`;
        const { body } = await send('GET', `${path}?limit=2${after}`);
        joined.push(...(body.wallets as unknown[]));
        cursor = body.next_cursor as string | null;
      }
      expect(joined).toEqual(whole);
      expect(joined.length).toBeGreaterThanOrEqual(3);
    },
  );

  describe('refuse', () => {
    const wallet = newWallet();
    const tag = /tag must be text of 1 to 100 characters without control characters/;
    it.each([
      ['POST', `/wallets/${wallet}/tags`, {}, 422, tag],
      ['POST', `/wallets/${wallet}/tags`, { tag: '  ' }, 422, tag],
      ['POST', `/wallets/${wallet}/tags`, { tag: 7 }, 422, tag],
      ['POST', `/wallets/${wallet}/tags`, { tag: 'x'.repeat(101) }, 422, tag],
      ['POST', `/wallets/${wallet}/tags`, { tag: 'a\0b' }, 422, tag],
      ['POST', `/wallets/${wallet}/tags`, { tag: 'a\nb' }, 422, tag],
      ['POST', `/wallets/${wallet}/tags`, { tag: '\ud83d' }, 422, tag],
      ['POST', `/wallets/${wallet}/tags`, { tag: ' .. ' }, 422, /and not \. or \.\./],
      ['POST', `/wallets/${wallet}/tags`, { tag: 'a', is_kol: 'yes' }, 422, /is_kol must be true or false/],
      ['POST', '/wallets/nobody/tags', { tag: 'a' }, 400, /"wallet_address" is not a Solana address/],
      ['GET', '/wallets/nobody/tags', undefined, 400, /"wallet_address" is not a Solana address/],
      ['DELETE', `/wallets/${wallet}/tags`, undefined, 400, /could not be read: it is empty/],
      ['DELETE', `/wallets/${wallet}/tags`, { tag: '' }, 422, tag],
      ['GET', '/tags/a%00b/wallets', undefined, 422, tag],
      ['GET', `/tags/${'x'.repeat(101)}/wallets`, undefined, 422, tag],
      ['GET', '/codex?limit=0', undefined, 422, /limit must be a whole number from 1 to 1000/],
      ['GET', '/codex?cursor=later', undefined, 422, /cursor must be the next_cursor/],
      ['POST', '/wallets/batch-tags', {}, 422, /addresses must be a list of Solana addresses, not nothing/],
      ['POST', '/wallets/batch-tags', { addresses: [wallet, 'x'] }, 400, /"addresses\.1" is not a Solana/],
      [
        'POST',
        '/wallets/batch-tags',
        { addresses: Array(10_001).fill(wallet) },
        422,
        /addresses has 10001 entries/,
      ],
    ])('%s %s %j', async (method, path, body, status, says) => {
      const answer = await send(method, path, body);
      expect(answer.status).toBe(status);
      expect(answer.body.error).toMatch(says);
    });

    it('and keep nothing of it', async () => {
      expect(await tagsOf(wallet)).toEqual({ tags: [] });
    });
  });
});
