import type { HistoryPage } from './get-transactions-for-address';
import { StartedSimulator } from '../testing/started-simulator';

interface Item {
  slot: number;
  transactionIndex: number;
  blockTime: number;
  signature?: string;
  err?: unknown;
  version?: unknown;
  meta?: { err: unknown };
  transaction?: { signatures: string[]; message: { accountKeys: unknown[] } };
}
type Page = Omit<HistoryPage, 'data'> & { data: Item[] };

let simulator: StartedSimulator;
let mint: string;
beforeAll(async () => {
  simulator = await StartedSimulator.start();
  const mints = await simulator.read<{ mint: string; transactions: number }[]>('/_simulator/mints?count=12');
  mint = mints.sort((left, right) => left.transactions - right.transactions)[0]?.mint ?? '';
});
afterAll(() => simulator.close());

const page = (config: Record<string, unknown>): Promise<Page> =>
  simulator.result<Page>('getTransactionsForAddress', [mint, config]);
const full = (config: Record<string, unknown>): Promise<Page> =>
  page({ transactionDetails: 'full', maxSupportedTransactionVersion: 1, ...config });
const signatureOf = (item: Item): string => item.signature ?? item.transaction?.signatures[0] ?? '';
const placeOf = ({ slot, transactionIndex }: Item): number => slot * 100_000 + transactionIndex;

async function readAll(config: Record<string, unknown>): Promise<{ items: Item[]; pages: number }> {
  const items: Item[] = [];
  let token: string | null = null;
  for (let pages = 1; ; pages += 1) {
    const read: Page = await page({ ...config, ...(token === null ? {} : { paginationToken: token }) });
    items.push(...read.data);
    if (read.paginationToken === null) return { items, pages };
    token = read.paginationToken;
  }
}

describe('getTransactionsForAddress', () => {
  it.each(['asc', 'desc'])(
    'pages to the end in order %s and yields each transaction once',
    async (sortOrder) => {
      const { items, pages } = await readAll({
        transactionDetails: 'full',
        maxSupportedTransactionVersion: 1,
        sortOrder,
        limit: 37,
      });
      const whole = await full({ sortOrder });
      expect(pages).toBe(Math.floor(items.length / 37) + 1);
      expect(items.map(signatureOf)).toEqual(whole.data.map(signatureOf));
      expect(new Set(items.map(signatureOf)).size).toBe(items.length);
      const places = items.map(placeOf);
      const sorted = [...places].sort((left, right) => (sortOrder === 'asc' ? left - right : right - left));
      expect(places).toEqual(sorted);
    },
  );

  it('answers signatures, newest first, unless asked otherwise', async () => {
    const { data } = await page({ limit: 5 });
    expect(Object.keys(data[0] ?? {}).sort()).toEqual(
      ['blockTime', 'confirmationStatus', 'err', 'memo', 'signature', 'slot', 'transactionIndex'].sort(),
    );
    expect(placeOf(data[0] as Item)).toBeGreaterThan(placeOf(data[4] as Item));
  });

  it('gives a full last page a token, after which an empty page ends the history', async () => {
    const { data } = await full({ limit: 3, sortOrder: 'desc' });
    const slot = data.at(-1)?.slot;
    const filters = { slot: { gte: slot } };
    const { data: newest } = await page({ filters });
    const last = await page({ filters, limit: newest.length });
    expect(last.paginationToken).not.toBeNull();
    expect(await page({ filters, limit: newest.length, paginationToken: last.paginationToken })).toEqual({
      data: [],
      paginationToken: null,
    });
  });

  it('filters by status, slot, time and signature', async () => {
    const { data: all } = await page({ sortOrder: 'asc' });
    const middle = all[Math.floor(all.length / 2)] as Item;
    const kept = async (filters: unknown): Promise<string[]> =>
      (await page({ sortOrder: 'asc', filters })).data.map(signatureOf);
    const expected = (holds: (item: Item) => boolean): string[] => all.filter(holds).map(signatureOf);
    expect(await kept({ status: 'succeeded' })).toEqual(expected(({ err }) => err === null));
    expect(await kept({ status: 'failed' })).toEqual(expected(({ err }) => err !== null));
    expect(await kept({ slot: { gt: middle.slot } })).toEqual(expected(({ slot }) => slot > middle.slot));
    expect(await kept({ slot: { eq: middle.slot } })).toEqual(expected(({ slot }) => slot === middle.slot));
    expect(await kept({ blockTime: { lt: middle.blockTime } })).toEqual(
      expected(({ blockTime }) => blockTime < middle.blockTime),
    );
    expect(await kept({ signature: { lte: signatureOf(middle) } })).toEqual(
      expected((item) => placeOf(item) <= placeOf(middle)),
    );
    expect(await kept({ tokenAccounts: 'none' })).toEqual(all.map(signatureOf));
  });

  it('answers an empty range with no data and no token', async () => {
    expect(await page({ filters: { slot: { lt: 5 } } })).toEqual({ data: [], paginationToken: null });
  });

  it('fails a whole page over one transaction of a version that was not declared', async () => {
    const { data } = await full({ sortOrder: 'asc' });
    expect(new Set(data.map(({ version }) => version))).toContain(0);
    const reply = await simulator.rpc('getTransactionsForAddress', [
      mint,
      { transactionDetails: 'full', sortOrder: 'asc' },
    ]);
    expect(reply.status).toBe(200);
    expect(reply.error).toEqual({
      code: -32015,
      message:
        'Transaction version (0) is not supported by the requesting client. Please try the request again with the following configuration parameter: "maxSupportedTransactionVersion": 0',
    });
  });

  it('shows keys with their roles when asked for jsonParsed', async () => {
    const { data } = await full({ limit: 1, sortOrder: 'asc', encoding: 'jsonParsed' });
    const keys = data[0]?.transaction?.message.accountKeys as Record<string, unknown>[];
    expect(keys[0]).toEqual({
      pubkey: expect.any(String) as string,
      signer: true,
      writable: true,
      source: 'transaction',
    });
    expect(keys.map(({ pubkey }) => pubkey)).toContain(mint);
  });

  it('has no history for wallets, quote mints and accounts that do not exist', async () => {
    const { data } = await simulator.result<Page>('getTransactionsForAddress', [
      'So11111111111111111111111111111111111111112',
      {},
    ]);
    expect(data).toEqual([]);
  });
});

describe('getSignaturesForAddress', () => {
  const signatures = (config: unknown): Promise<Item[]> =>
    simulator.result<Item[]>('getSignaturesForAddress', [mint, config]);

  it('answers newest first, failed ones included, and goes on before a signature', async () => {
    const all = (await page({})).data.map(signatureOf);
    const first = await signatures({ limit: 40 });
    const second = await signatures({ limit: 40, before: signatureOf(first.at(-1) as Item) });
    expect([...first, ...second].map(signatureOf)).toEqual(all.slice(0, 80));
  });

  it('stops before the signature it is to read until', async () => {
    const all = (await page({})).data.map(signatureOf);
    const read = await signatures({ until: all[7] });
    expect(read.map(signatureOf)).toEqual(all.slice(0, 7));
  });
});

describe('getTransaction', () => {
  it('answers the envelope of the history without its place in the block', async () => {
    const { data } = await full({ limit: 3, sortOrder: 'asc' });
    for (const { transactionIndex, ...envelope } of data) {
      expect(transactionIndex).toEqual(expect.any(Number));
      const config = { encoding: 'json', maxSupportedTransactionVersion: 1 };
      expect(await simulator.result('getTransaction', [signatureOf(envelope as Item), config])).toEqual(
        envelope,
      );
    }
  });

  it('finds a transaction by its signature alone, in a simulator that never played it', async () => {
    const { data } = await full({ limit: 1, sortOrder: 'asc' });
    const other = await StartedSimulator.start();
    const config = { maxSupportedTransactionVersion: 1 };
    const found = await other.result<Item>('getTransaction', [signatureOf(data[0] as Item), config]);
    await other.close();
    expect(found.slot).toBe(data[0]?.slot);
  });

  it('answers null for a signature that nobody made', async () => {
    expect(await simulator.result('getTransaction', ['5'.repeat(87), {}])).toBeNull();
  });
});
