import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { StartedSimulator } from '../testing/started-simulator';
import { toBase58 } from '../chain/base58';
import { digest } from '../chain/dice';
import { readRecordings } from './read-recordings';
import { RecordedChain } from './recorded-chain';

const RECORDED = resolve(__dirname, '../../../../../shared/recorded/tx');
const address = (name: string): string => toBase58(digest('replay', name));
const signature = (name: string): string =>
  toBase58(Buffer.concat([digest('replay', name), digest('replay', name, 1)]));
const [MINT, BUYER, POOL, VAULT] = ['mint', 'buyer', 'pool', 'vault'].map(address) as [
  string,
  string,
  string,
  string,
];

const balance = (accountIndex: number, owner: string, amount: string) => ({
  accountIndex,
  mint: MINT,
  owner,
  programId: 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA',
  uiTokenAmount: { amount, decimals: 9, uiAmount: null, uiAmountString: amount },
});
const recording = (name: string, slot: number, version: 'legacy' | 0) => ({
  slot,
  blockTime: 1_700_000_000 + slot,
  version,
  transaction: {
    signatures: [signature(name)],
    message: {
      accountKeys: [BUYER, VAULT, POOL],
      header: { numRequiredSignatures: 1, numReadonlySignedAccounts: 0, numReadonlyUnsignedAccounts: 1 },
      instructions: [],
      recentBlockhash: address('blockhash'),
    },
  },
  meta: {
    err: null,
    fee: 5_000,
    preBalances: [10_000, 0, 5],
    postBalances: [5_000, 0, 5],
    preTokenBalances: [balance(1, BUYER, '0')],
    postTokenBalances: [balance(1, BUYER, '7')],
    loadedAddresses: { writable: [], readonly: [] },
  },
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'replay-'));
  const later = { jsonrpc: '2.0', id: 1, result: recording('later', 20, 0) };
  writeFileSync(join(folder, 'a-later.json'), JSON.stringify(later));
  writeFileSync(join(folder, 'b-earlier.json'), JSON.stringify(recording('earlier', 10, 'legacy')));
  writeFileSync(join(folder, 'c-again.json'), JSON.stringify(recording('earlier', 10, 'legacy')));
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ files: 3 }));
});
afterAll(() => rmSync(folder, { recursive: true }));

const replaying = (from: string): Promise<StartedSimulator> =>
  StartedSimulator.start({ recorded: new RecordedChain(readRecordings(from)) });

describe('a replayed folder', () => {
  let simulator: StartedSimulator;
  beforeAll(async () => {
    simulator = await replaying(folder);
  });
  afterAll(() => simulator.close());

  it.each([
    ['a key', POOL],
    ['a mint that only the token balances name', MINT],
  ])('has a history for %s, by slot, each transaction once', async (_, of) => {
    const { data } = await simulator.result<{ data: { slot: number }[] }>('getTransactionsForAddress', [
      of,
      { transactionDetails: 'full', sortOrder: 'asc', maxSupportedTransactionVersion: 0 },
    ]);
    expect(data.map(({ slot }) => slot)).toEqual([10, 20]);
    const signatures = await simulator.result<{ signature: string }[]>('getSignaturesForAddress', [of]);
    expect(signatures.map((item) => item.signature)).toEqual([signature('later'), signature('earlier')]);
  });

  it('answers a transaction as it was recorded', async () => {
    expect(await simulator.result('getTransaction', [signature('earlier')])).toEqual(
      recording('earlier', 10, 'legacy'),
    );
    expect(await simulator.result('getTransaction', [signature('unheard of')])).toBeNull();
  });

  it('knows mints, wallets with their last balance, and nothing else', async () => {
    const { value } = await simulator.result<{ value: unknown[] }>('getMultipleAccounts', [
      [MINT, BUYER, address('stranger')],
      { encoding: 'jsonParsed' },
    ]);
    expect(value).toMatchObject([
      { data: { parsed: { type: 'mint', info: { decimals: 9 } } } },
      { lamports: 5_000, owner: '1'.repeat(32) },
      null,
    ]);
  });

  it('has no truth', async () => {
    expect((await simulator.get(`/_simulator/truth/${MINT}`)).status).toBe(404);
  });

  it('must hold a transaction', () => {
    const empty = mkdtempSync(join(tmpdir(), 'replay-empty-'));
    expect(() => readRecordings(empty)).toThrow('holds no recorded transaction');
    rmSync(empty, { recursive: true });
  });
});

describe('the recorded transactions of the real chain', () => {
  it('are all found again, under their mints too', async () => {
    if (!existsSync(RECORDED)) {
      process.stdout.write(`skipped: ${RECORDED} is absent\n`);
      return;
    }
    const recordings = readRecordings(RECORDED);
    const chain = new RecordedChain(recordings);
    expect(recordings.length).toBeGreaterThan(100);
    expect(chain.knownMints.length).toBeGreaterThan(50);
    const simulator = await StartedSimulator.start({ recorded: chain });
    for (const recorded of recordings) {
      const [first] = recorded.transaction.signatures;
      const found = await simulator.result('getTransaction', [first, { maxSupportedTransactionVersion: 1 }]);
      expect(found).toEqual(JSON.parse(JSON.stringify(recorded)));
    }
    for (const mint of chain.knownMints) {
      const { data } = await simulator.result<{ data: unknown[] }>('getTransactionsForAddress', [
        mint,
        { transactionDetails: 'full', maxSupportedTransactionVersion: 1, encoding: 'jsonParsed' },
      ]);
      expect(data.length).toBeGreaterThan(0);
    }
    await simulator.close();
  });
});
