import { type PostgresServer, startPostgres } from '@meridinate/local-cluster';
import {
  type RunningGateway,
  settingsIn,
  startGateway,
  type TemporaryFolder,
  temporaryFolder,
} from '../testing/gateway';
import { completeAnalysis } from '../testing/completed-analysis';
import { sampleBuyer } from '../testing/sample-result';

const MINT = 'So11111111111111111111111111111111111111112';
const OTHER_MINT = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const WALLET = MINT;
const BUYER = sampleBuyer(1).walletAddress;

describe('what a gateway keeps in memory', () => {
  let folder: TemporaryFolder;
  let postgres: PostgresServer;
  let reads: RunningGateway;
  let writes: RunningGateway;

  beforeAll(async () => {
    folder = await temporaryFolder();
    postgres = await startPostgres();
    const settings = settingsIn(folder.path, { DATABASE_URL: postgres.url });
    reads = await startGateway(settings);
    writes = await startGateway(settings);
    for (const mint of [MINT, OTHER_MINT])
      await completeAnalysis(writes.database, mint, { at: 1_763_700_000_000 });
    const body = { tag: 'whale', is_kol: false };
    await writes.request('POST', `/wallets/${WALLET}/tags`, { body });
  });
  afterAll(async () => {
    await Promise.all([reads.close(), writes.close()]);
    await postgres.stop();
    await folder.remove();
  });

  const PATHS = {
    history: '/api/tokens/history',
    trash: '/api/tokens/trash',
    detail: '/api/tokens/1',
    runs: '/api/tokens/1/history',
    wallets: '/multi-token-wallets',
    tags: '/tags',
    codex: '/codex',
    tagged: '/tags/whale/wallets',
  };
  type Name = keyof typeof PATHS;
  const NAMES = Object.keys(PATHS) as Name[];

  /** Whether each answer is still the one that had this tag. */
  const stillHolds = async (tags: Record<Name, string>): Promise<Record<Name, boolean>> => {
    const answers = NAMES.map(async (name) => {
      const { status } = await fetch(reads.url + PATHS[name], { headers: { 'if-none-match': tags[name] } });
      return [name, status === 304] as const;
    });
    return Object.fromEntries(await Promise.all(answers)) as Record<Name, boolean>;
  };
  const tagsNow = async (): Promise<Record<Name, string>> => {
    const answers = NAMES.map(async (name) => {
      const { headers } = await fetch(reads.url + PATHS[name]);
      return [name, headers.get('etag') ?? 'none'] as const;
    });
    return Object.fromEntries(await Promise.all(answers)) as Record<Name, string>;
  };

  /** Which answers differ after a write by the other gateway. */
  const changedBy = async (write: () => Promise<unknown>): Promise<Name[]> => {
    const before = await tagsNow();
    expect(Object.values(await stillHolds(before))).toEqual(NAMES.map(() => true));
    await write();
    const holds = await stillHolds(before);
    return NAMES.filter((name) => !holds[name]);
  };

  it.each<[string, () => Promise<unknown>, Name[]]>([
    [
      'tags a wallet',
      () => writes.request('POST', `/wallets/${WALLET}/tags`, { body: { tag: 'kol', is_kol: true } }),
      ['tags', 'codex'],
    ],
    [
      'takes a tag away',
      () => writes.request('DELETE', `/wallets/${WALLET}/tags`, { body: { tag: 'whale' } }),
      ['tags', 'codex', 'tagged'],
    ],
    [
      'reads balances',
      () => writes.database.wallets.saveBalances(new Map([[BUYER, 99]]), 1_763_800_000_000),
      ['detail', 'runs', 'wallets'],
    ],
    [
      'reads a market capitalisation',
      () => writes.database.tokens.saveMarketCap(1, 5_000, 1_763_800_000_000),
      ['history', 'detail'],
    ],
    [
      'moves another token to the trash',
      () => writes.request('DELETE', '/api/tokens/2'),
      ['history', 'trash', 'wallets'],
    ],
    ['restores it', () => writes.request('POST', '/api/tokens/2/restore'), ['history', 'trash', 'wallets']],
    [
      'analyses a token again',
      () => completeAnalysis(writes.database, MINT, { at: 1_763_900_000_000 }),
      ['history', 'detail', 'runs'],
    ],
  ])('is not shown once more after another gateway %s', async (_what, write, changed) => {
    expect(await changedBy(write)).toEqual(expect.arrayContaining(changed));
  });
});
