import { readFile } from 'node:fs/promises';
import { startBrowser, startProxy, type Proxy, type Service } from '@meridinate/local-cluster';
import type { Browser, BrowserContext } from 'playwright-core';
import { analyse, ask, inProcess, until } from '../testing/api';
import { SimulatorKnowledge } from '../testing/simulator';
import { Stack, simulatedBy } from '../testing/stack';
import { servePage, type ServedPage } from './serve-page';
import { WebClient } from './web-client';

const EVERY_BUY = { api_settings: { walletCount: 100, minUsdFilter: 0 } };
const WALLET = '9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM';

interface Token {
  id: number;
  token_address: string;
  token_name: string;
  acronym: string;
  wallets_found: number;
  first_buy_timestamp: string;
}

describe('in a browser', () => {
  const stack = new Stack();
  const clients: WebClient[] = [];
  let served: ServedPage;
  let simulator: Service;
  let gateway: Service;
  let proxy: Proxy;
  let browser: Browser;
  let context: BrowserContext;
  let mints: string[];
  let startMs: number;

  beforeAll(async () => {
    [served, simulator, browser] = await Promise.all([servePage(), stack.simulator(), startBrowser()]);
    // Far from UTC, so that a time that is read as local is seen to be wrong.
    context = await browser.newContext({ timezoneId: 'Asia/Tokyo' });
    gateway = await startGateway('browsed');
    proxy = await startProxy({ target: { host: '127.0.0.1', port: gateway.port } });
    mints = await new SimulatorKnowledge(simulator.url).mints(3);
    startMs = Date.now();
    for (const mint of mints.slice(0, 2)) await analyse(gateway, inProcess, mint, EVERY_BUY);
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await proxy?.stop();
    await served?.stop();
    await stack.stop();
  });

  const startGateway = (name: string, env: Record<string, string> = {}): Promise<Service> => {
    const own = { DATABASE_URL: stack.database(name), CORS_ORIGINS: served.origin, DEBUG_MODE: 'true' };
    return stack.service('api-gateway', { ...simulatedBy(simulator), ...own, ...env }, name);
  };
  const open = async (url: string): Promise<WebClient> => {
    const client = await WebClient.open(context, url);
    clients.push(client);
    return client;
  };
  const openClient = async (port = proxy.port, origin = served.origin): Promise<WebClient> => {
    const client = await open(`${origin}/index.html?gateway=http://localhost:${port}`);
    await client.mounted();
    return client;
  };
  const history = async (): Promise<Token[]> =>
    (await ask<{ tokens: Token[] }>(`${gateway.url}/api/tokens/history`)).body.tokens;
  const tokenOf = async (mint: string): Promise<Token> => {
    const token = (await history()).find(({ token_address: address }) => address === mint);
    if (token === undefined) throw new Error(`the history does not show ${mint}`);
    return token;
  };
  const row = (mint = mints[0]): string => `#tokens [data-mint="${mint}"]`;

  describe('the web client', () => {
    it('shows the tokens, newest first, and the wallets of several, with times in UTC', async () => {
      const client = await openClient();
      await client.shows('#state', /^2 tokens, [1-9]\d* wallets of several$/);
      const [newest, older] = await history();
      const rows = await client.texts('#tokens li');
      expect(rows[0]).toContain(`${newest?.token_name} `);
      expect(rows[1]).toContain(`${older?.token_name} `);
      expect(rows[1]).toContain(`${older?.wallets_found} wallets`);
      const [first] = await client.texts('#wallets li');
      expect(first).toContain(older?.token_name);
      expect(first).toContain(newest?.token_name);
      const latestMs = Date.parse(await client.text('#latest'));
      expect(latestMs).toBeGreaterThanOrEqual(startMs - 1_000);
      expect(latestMs).toBeLessThanOrEqual(Date.now());
      expect(await client.text('#debug')).toBe('on');
      expect(client.complaints).toEqual([]);
    });

    it('shows a token when the mouse passes its row', async () => {
      const client = await openClient();
      const { acronym, wallets_found: found, first_buy_timestamp: first } = await tokenOf(mints[0] ?? '');
      await client.page.hover(row());
      const firstBuy = new Date(`${first.replace(' ', 'T')}Z`).toISOString();
      await client.shows('#hovered', `${acronym}: ${found} wallets, first ${firstBuy}`);
      expect(client.complaints).toEqual([]);
    });

    it('opens the runs of a token and saves its wallets for Axiom', async () => {
      const client = await openClient();
      const { acronym, wallets_found: found } = await tokenOf(mints[0] ?? '');
      await client.click(`${row()} >> text=Details`);
      await client.shows('#runs', /^1 runs, latest \d{4}-\d\d-\d\dT/);
      const downloading = client.page.waitForEvent('download');
      await client.click('#save-axiom');
      const download = await downloading;
      expect(download.suggestedFilename()).toBe(`${acronym}_axiom_export.json`);
      const saved = JSON.parse(await readFile(await download.path(), 'utf8')) as unknown[];
      expect(saved).toHaveLength(found);
      expect(client.complaints).toEqual([]);
    });

    it('hears of an analysis over the WebSocket, and its next look at the history shows the token', async () => {
      const client = await openClient();
      const mint = mints[2] ?? '';
      await client.shows('#live', 'open');
      await client.fill('#mint', mint);
      await client.click('#analyse button');
      await client.shows('#toasts li', `analysis started: ${mint.slice(0, 4)}…${mint.slice(-4)}`);
      await client.shows('#toasts li', 'analysis complete');
      await client.shows('#state', /^3 tokens/);
      const { token_name: name, wallets_found: found } = await tokenOf(mint);
      expect((await client.texts('#tokens li'))[0]).toContain(`${name} `);
      await client.shows('#toasts li', `analysis complete: ${name}, found ${found} early bidder wallets`);
      expect(client.count('GET /api/tokens/history')).toBe(2);
      expect(client.preflights).toContain('POST /analyze/token');
      expect(client.complaints).toEqual([]);
    });

    it('tags a wallet once, shows why not twice, and takes the tag away by a DELETE with a body', async () => {
      const client = await openClient();
      await client.fill('#wallet', WALLET);
      await client.fill('#tag-text', 'früh / <b>& bunt</b>');
      await client.page.check('#is-kol');
      await client.click('text=Add tag');
      await client.shows('#tags', 'früh / <b>& bunt</b> (KOL)');
      await client.shows('#codex li', `${WALLET}: früh / <b>& bunt</b> (KOL)`);

      await client.click('text=Add tag');
      await client.shows('#toasts li', /already/);
      expect(await client.texts('#toasts li')).toEqual(['Tag added', expect.stringMatching(/already/)]);

      const palette = await openClient();
      await palette.shows('#palette li', `früh / <b>& bunt</b>: ${WALLET}`);
      await client.click('#remove-tag');
      await client.shows('#toasts li', 'Tag removed');
      expect(await client.text('#tags')).toBe('');
      expect(client.complaints).toEqual([failedWith('409 (Conflict)')]);
    });

    it('refreshes market caps and balances, and shows why a refresh is refused', async () => {
      const client = await openClient();
      await client.click('#refresh-market-caps');
      await client.shows('#toasts li', /^Refreshed [1-9]\d* of [1-9]\d* market caps$/);
      await client.click('#refresh-balances');
      await client.shows('#toasts li', /^Refreshed ([1-9]\d*) of \1 balances$/);
      expect((await client.texts('#wallets li')).filter((line) => line.endsWith('no USD'))).toEqual([]);
      expect(client.complaints).toEqual([]);
    });

    it('saves the settings as it got them, and an empty field keeps the old value', async () => {
      const client = await openClient();
      const saves = async (limit: string): Promise<void> => {
        const before = (await client.texts('#toasts li')).length;
        await client.fill('#transaction-limit', limit);
        await client.click('#settings button');
        await client.page.locator('#toasts li').nth(before).waitFor();
      };
      await saves('250');
      await saves('');
      const reopened = await openClient();
      expect(await reopened.page.inputValue('#transaction-limit')).toBe('250');
      expect(client.complaints).toEqual([]);
    });

    it('sees new filters for Solscan with its next poll', async () => {
      const client = await openClient();
      await client.shows('#polls', /^([3-9]|\d\d+)$/);
      await client.fill('#solscan-page-size', '40');
      await client.click('#solscan button');
      await client.shows('#page-size', '40');
      expect(client.complaints).toEqual([]);
    });

    it('deletes a token after a preflight, restores it without one, and deletes it for good', async () => {
      const client = await openClient();
      const { id, token_name: name } = await tokenOf(mints[1] ?? '');
      await client.click(`${row(mints[1])} >> text=Delete`);
      await client.shows('#toasts li', 'Token moved to trash');
      await client.click('#show-trash');
      await client.shows('#trash li', new RegExp(`^${name}, deleted \\d{4}-`));
      await client.click('#trash li >> text=Restore');
      await client.shows('#toasts li', 'Token restored');
      await client.click('#show-tokens');
      await client.click(`${row(mints[1])} >> text=Delete`);
      await client.page.locator(row(mints[1])).waitFor({ state: 'detached' });
      await client.click('#show-trash');
      await client.click('#trash li >> text=Delete for good');
      await client.shows('#toasts li', 'Token deleted');
      expect(await client.texts('#trash li')).toEqual([]);
      expect(client.preflights).toContain(`DELETE /api/tokens/${id}`);
      expect(client.preflights).toContain(`DELETE /api/tokens/${id}/permanent`);
      expect(client.count(`POST /api/tokens/${id}/restore`)).toBe(1);
      expect(client.preflights).not.toContain(`POST /api/tokens/${id}/restore`);
      expect(client.complaints).toEqual([]);
    });

    it('connects to the WebSocket again when the connection was lost', async () => {
      const client = await openClient();
      await client.shows('#live', 'open');
      await proxy.become('refuse');
      await client.shows('#live', 'closed');
      await proxy.become('pass');
      await client.shows('#live', 'open');
      await analyse(gateway, inProcess, mints[0] ?? '', EVERY_BUY);
      await client.shows('#toasts li', 'analysis complete');
      expect(client.complaints.filter((text) => /cors/i.test(text))).toEqual([]);
    });

    it('shows a refusal by a limit, and a script may read how long to wait', async () => {
      const limited = await startGateway('limited', {
        RATE_LIMIT_ENABLED: 'true',
        RATE_LIMIT_WRITE: '2/hour',
      });
      const client = await openClient(limited.port);
      await client.fill('#wallet', WALLET);
      for (const tag of ['one', 'two', 'three']) {
        const before = (await client.texts('#toasts li')).length;
        await client.fill('#tag-text', tag);
        await client.click('text=Add tag');
        await client.page.locator('#toasts li').nth(before).waitFor();
      }
      const [, , refused] = await client.texts('#toasts li');
      expect(refused).toMatch(/^[A-Z][^{]*\. \[3[56]\d\d\]$/);
      await client.click('#refresh-market-caps');
      await client.shows('#toasts li', /token_ids/);
      expect(client.complaints).toEqual([
        failedWith('429 (Too Many Requests)'),
        failedWith('422 (Unprocessable Entity)'),
      ]);
    });

    it('is kept out by the browser where its origin is not among those of the settings', async () => {
      const client = await openClient(gateway.port, served.strangeOrigin);
      await client.shows('#state', 'Failed to load data');
      const refused = new RegExp(`from origin '${served.strangeOrigin}' has been blocked by CORS policy`);
      // The console tells of it apart from the page, which may be quicker.
      const complained = (path: string) =>
        until(
          `the console complains of ${path}`,
          () =>
            Promise.resolve(
              client.complaints.filter((text) => text.includes(`${path}'`) && refused.test(text)),
            ),
          (complaints) => complaints.length > 0,
        );
      expect(await complained('/api/tokens/history')).toHaveLength(1);
      expect(await complained('/multi-token-wallets?min_tokens=2')).toHaveLength(1);
      await client.fill('#wallet', WALLET);
      await client.fill('#tag-text', 'foreign');
      await client.click('text=Add tag');
      await client.shows('#toasts li', 'Failed to fetch');
      expect(await complained(`/wallets/${WALLET}/tags`)).toHaveLength(1);
      const { body } = await ask<{ tags: { tag: string }[] }>(`${gateway.url}/wallets/${WALLET}/tags`);
      expect(body.tags.map(({ tag }) => tag)).not.toContain('foreign');
    });
  });

  it('the page of the API document shows every operation', async () => {
    const { body } = await ask<{ paths: Record<string, object> }>(`${gateway.url}/docs-json`);
    const operations = Object.values(body.paths).flatMap((path) => Object.keys(path));
    const docs = await open(`${gateway.url}/docs`);
    await docs.page.locator('.opblock').first().waitFor();
    expect(operations.length).toBeGreaterThanOrEqual(48);
    expect(await docs.page.locator('.opblock').count()).toBe(operations.length);
    await docs.shows('.opblock-summary', '/analyze/token');
    expect(docs.complaints).toEqual([]);
  });
});

const failedWith = (status: string): string =>
  `Failed to load resource: the server responded with a status of ${status}`;
