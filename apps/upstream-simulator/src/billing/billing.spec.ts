import type { LedgerReport } from './ledger';
import { StartedSimulator } from '../testing/started-simulator';

let simulator: StartedSimulator;
let mint: string;
beforeAll(async () => {
  simulator = await StartedSimulator.start();
  const mints = await simulator.read<{ mint: string; transactions: number }[]>('/_simulator/mints?count=12');
  mint = mints.sort((left, right) => right.transactions - left.transactions)[0]?.mint ?? '';
});
afterAll(() => simulator.close());
beforeEach(() => simulator.resetLedger());

const ledger = (): Promise<LedgerReport> => simulator.read<LedgerReport>('/_simulator/ledger');
const full = (limit: number, filters = {}) => [
  mint,
  { transactionDetails: 'full', limit, maxSupportedTransactionVersion: 1, sortOrder: 'asc', filters },
];

describe('the ledger', () => {
  it.each([
    ['a full page of 1 transaction', 'getTransactionsForAddress', () => full(1), 10],
    ['a full page of 100', 'getTransactionsForAddress', () => full(100), 10],
    ['a full page of 101', 'getTransactionsForAddress', () => full(101), 20],
    ['a full page of 250', 'getTransactionsForAddress', () => full(250), 30],
    ['a full page of none', 'getTransactionsForAddress', () => full(100, { slot: { lt: 1 } }), 10],
    ['a page of signatures', 'getTransactionsForAddress', () => [mint, { limit: 250 }], 10],
    ['signatures of an address', 'getSignaturesForAddress', () => [mint], 1],
    ['a transaction nobody knows', 'getTransaction', () => ['5'.repeat(87)], 1],
    ['many accounts', 'getMultipleAccounts', () => [[mint, mint, mint]], 1],
    ['an asset', 'getAsset', () => ({ id: mint }), 10],
  ])('bills %s', async (_, method, params, credits) => {
    await simulator.rpc(method, params());
    expect(await ledger()).toEqual({
      credits,
      calls: { [method]: { calls: 1, credits } },
      requests: { helius: 1 },
    });
  });

  it('bills an error at the least its method costs', async () => {
    await simulator.rpc('getTransactionsForAddress', ['bad']);
    await simulator.rpc('getBalance', ['bad']);
    expect((await ledger()).calls).toEqual({
      getTransactionsForAddress: { calls: 1, credits: 10 },
      getBalance: { calls: 1, credits: 1 },
    });
  });

  it('bills every call of a batch', async () => {
    const call = { jsonrpc: '2.0', id: 1, method: 'getBalance', params: [mint] };
    await simulator.post([call, call, call]);
    expect((await ledger()).calls).toEqual({ getBalance: { calls: 3, credits: 3 } });
  });

  it('bills nothing without an accepted key', async () => {
    await simulator.post({ jsonrpc: '2.0', id: 1, method: 'getBalance', params: [mint] }, '/');
    expect(await ledger()).toEqual({ credits: 0, calls: {}, requests: { helius: 1 } });
  });

  it.each(['rate_limited', 'credits_exhausted', 'html_502', 'empty_503', 'key_rejected'])(
    'bills nothing when the answer is %s',
    async (kind) => {
      await simulator.setFaults([{ kind, times: 1 }]);
      await simulator.rpc('getBalance', [mint]).catch(() => undefined);
      expect((await ledger()).credits).toBe(0);
    },
  );

  it('bills nothing for a hang', async () => {
    await simulator.setFaults([{ kind: 'hang', times: 1 }]);
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'getBalance', params: [mint] });
    const signal = AbortSignal.timeout(100);
    await expect(fetch(`${simulator.url}/?api-key=k`, { method: 'POST', body, signal })).rejects.toThrow();
    expect(await ledger()).toMatchObject({ credits: 0, requests: { helius: 1 } });
  });

  it.each(['cut_body', 'garbage_json'])('bills an answer that begins and is spoilt: %s', async (kind) => {
    await simulator.setFaults([{ kind, times: 1 }]);
    await expect(simulator.rpc('getTransactionsForAddress', full(150))).rejects.toThrow();
    expect((await ledger()).credits).toBe(20);
  });

  it('counts what the free upstreams were asked', async () => {
    await simulator.get(`/tokens/v1/solana/${mint}`);
    await simulator.get('/price/v3?ids=x');
    expect(await ledger()).toEqual({ credits: 0, calls: {}, requests: { dexscreener: 1, jupiter: 1 } });
  });
});
