import { fromBase58, toBase58 } from '../chain/base58';
import { metadataAddressOf } from '../accounts/metadata-account';
import { StartedSimulator } from '../testing/started-simulator';
import { TOKEN_2022_PROGRAM, TOKEN_PROGRAM } from '../chain/well-known';

interface Account {
  lamports: number;
  owner: string;
  data: [string, string] | { program: string; parsed: { type: string; info: Record<string, unknown> } };
}
interface InContext<T> {
  context: { slot: number };
  value: T;
}
interface Sample {
  mint: string;
  program: string;
  name: string;
  symbol: string;
  decimals: number;
}

let simulator: StartedSimulator;
let samples: Sample[];
beforeAll(async () => {
  simulator = await StartedSimulator.start();
  samples = await simulator.read<Sample[]>('/_simulator/mints?count=30');
});
afterAll(() => simulator.close());

const sampleOf = (program: string): Sample => {
  const sample = samples.find((candidate) => candidate.program === program);
  if (sample === undefined) throw new Error(`no sample of ${program}`);
  return sample;
};
const ending = (lastByte: number): string =>
  toBase58(Uint8Array.from([...new Array<number>(31).fill(9), lastByte]));
const info = async (address: string, config: unknown = { encoding: 'jsonParsed' }): Promise<Account | null> =>
  (await simulator.result<InContext<Account | null>>('getAccountInfo', [address, config])).value;
const several = async (addresses: string[], config: unknown): Promise<(Account | null)[]> =>
  (await simulator.result<InContext<(Account | null)[]>>('getMultipleAccounts', [addresses, config])).value;

describe('getAccountInfo', () => {
  it('tells a mint in words', async () => {
    const { mint, decimals } = sampleOf(TOKEN_PROGRAM);
    expect(await info(mint)).toMatchObject({
      owner: TOKEN_PROGRAM,
      data: {
        program: 'spl-token',
        parsed: {
          type: 'mint',
          info: { decimals, supply: `1${'0'.repeat(9 + decimals)}`, isInitialized: true },
        },
      },
    });
  });

  it('tells name and symbol of a Token-2022 mint among its extensions', async () => {
    const { mint, name, symbol } = sampleOf(TOKEN_2022_PROGRAM);
    const account = await info(mint);
    expect(account?.owner).toBe(TOKEN_2022_PROGRAM);
    expect(JSON.stringify(account?.data)).toContain(
      JSON.stringify({ additionalMetadata: [], mint, name, symbol }).slice(0, -1),
    );
  });

  it('writes the bytes of a mint as the token program does', async () => {
    const { mint, decimals } = sampleOf(TOKEN_PROGRAM);
    const account = await info(mint, { encoding: 'base64' });
    const bytes = Buffer.from((account?.data as [string, string])[0], 'base64');
    expect(bytes).toHaveLength(82);
    expect(bytes.readBigUInt64LE(36)).toBe(1_000_000_000n * 10n ** BigInt(decimals));
    expect(bytes[44]).toBe(decimals);
  });

  it.each([
    ['a tip account', '96gYZGLnJYVFmbjzopPSU6QiEV5fGqZNyN9nmNhvrZU5'],
    ['the migration wallet', '39azUYFWPz3VHgKCf3VChUwbpURdCHRxjWVowf5jUJjg'],
  ])('knows %s of the real chain for a wallet', async (_, address) => {
    expect(await info(address)).toMatchObject({ owner: '1'.repeat(32) });
  });

  it('knows by the last byte what is no mint', async () => {
    expect(await info(ending(0xff))).toBeNull();
    expect(await info(ending(0xfe))).toMatchObject({ data: { parsed: { type: 'account' } } });
    expect(await info(ending(0xfd))).toMatchObject({ owner: '1'.repeat(32), data: ['', 'base64'] });
  });
});

describe('getMultipleAccounts', () => {
  it('answers in the given order, null for what does not exist', async () => {
    const { mint } = sampleOf(TOKEN_PROGRAM);
    const accounts = await several([ending(0xff), mint, ending(0xfd)], { encoding: 'jsonParsed' });
    expect(accounts.map((account) => account?.owner ?? null)).toEqual([null, TOKEN_PROGRAM, '1'.repeat(32)]);
  });

  it('holds the metadata account of a mint that is asked for together with it', async () => {
    const { mint, name, symbol } = sampleOf(TOKEN_PROGRAM);
    const address = await metadataAddressOf(mint);
    const [, metadata] = await several([mint, address], { encoding: 'jsonParsed' });
    const [base64, encoding] = metadata?.data as [string, string];
    const bytes = Buffer.from(base64, 'base64');
    const textAt = (offset: number): string =>
      bytes
        .subarray(offset + 4, offset + 4 + bytes.readUInt32LE(offset))
        .toString()
        .replaceAll('\0', '');
    expect(encoding).toBe('base64');
    expect(metadata?.owner).toBe('metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s');
    expect(bytes.subarray(33, 65)).toEqual(fromBase58(mint));
    expect([textAt(65), textAt(65 + 4 + 32)]).toEqual([name, symbol]);
  });

  it('cuts the bytes to a slice', async () => {
    const { mint } = sampleOf(TOKEN_PROGRAM);
    const [account] = await several([mint], { encoding: 'base64', dataSlice: { offset: 44, length: 1 } });
    expect(Buffer.from((account?.data as [string, string])[0], 'base64')).toHaveLength(1);
    const [empty] = await several([mint], { encoding: 'base64', dataSlice: { offset: 0, length: 0 } });
    expect(empty?.data).toEqual(['', 'base64']);
  });

  it('knows the wallets that bought, each with the same lamports always', async () => {
    const { mint } = sampleOf(TOKEN_PROGRAM);
    const { buyers } = await simulator.read<{ buyers: { wallet: string }[] }>(`/_simulator/truth/${mint}`);
    const wallets = buyers.slice(0, 50).map(({ wallet }) => wallet);
    const accounts = await several(wallets, { encoding: 'base64', dataSlice: { offset: 0, length: 0 } });
    expect(accounts.every((account) => account?.owner === '1'.repeat(32))).toBe(true);
    const { value } = await simulator.result<InContext<number>>('getBalance', [wallets[0]]);
    expect(value).toBe(accounts[0]?.lamports);
    expect(value).toBeGreaterThan(0);
  });
});

describe('getBalance', () => {
  it('is 0 where there is no account', async () => {
    const { value } = await simulator.result<InContext<number>>('getBalance', [ending(0xff)]);
    expect(value).toBe(0);
  });
});

describe('getAsset', () => {
  it('tells name, symbol and token of a mint', async () => {
    const { mint, name, symbol, decimals } = sampleOf(TOKEN_PROGRAM);
    expect(await simulator.result('getAsset', { id: mint, options: { showFungible: true } })).toMatchObject({
      interface: 'FungibleToken',
      content: { metadata: { name, symbol } },
      token_info: { decimals, token_program: TOKEN_PROGRAM },
    });
  });
});
