import { emptyFoldState } from '@meridinate/analysis-core';
import { createFoldPool, type PageFolder } from './fold-pool';
import { buy, newWallet } from './testing/chain';
import { encode, writeDecoder } from './testing/scripted-sources';
import type { FoldTask } from './thread-messages';

const mint = newWallet();
const limits = { transactionLimit: 500, timeWindowHours: 1 };

describe('the pool of fold threads', () => {
  const decoderPath = writeDecoder();
  const never = new AbortController().signal;
  let pool: PageFolder;

  const task = (answer: unknown): FoldTask => ({
    decoderPath,
    body: encode(answer),
    state: emptyFoldState(mint),
    limits,
  });

  beforeAll(() => {
    pool = createFoldPool({ threads: 2 });
  });
  afterAll(() => pool.close());

  it('folds a page into the state and tells where the next one starts', async () => {
    const buyer = newWallet();
    const page = { transactions: [buy(mint, buyer, newWallet(), 7)], nextCursor: '7:0' };
    const { state, nextCursor } = await pool.fold(task(page), never);
    expect(nextCursor).toBe('7:0');
    expect(state.transactions).toBe(1);
    expect(state.buys[buyer]).toHaveLength(1);
  });

  it('gives back what the decoder found wrong, code and context whole', async () => {
    const error = {
      code: 'UPSTREAM_RATE_LIMITED',
      context: { upstream: 'Helius', call: 'page', retryAfterMs: 3 },
    };
    await expect(pool.fold(task({ error }), never)).rejects.toMatchObject(error);
  });

  it('names a fault of ours as one', async () => {
    await expect(pool.fold({ ...task(null), decoderPath: '/nowhere.js' }, never)).rejects.toMatchObject({
      code: 'INTERNAL_FAULT',
    });
  });

  it('ends a thread that does not come back, and has another for the next page', async () => {
    const caller = new AbortController();
    const spinning = pool.fold(task('spin'), caller.signal);
    setTimeout(() => caller.abort(), 300);
    await expect(spinning).rejects.toMatchObject({ code: 'ANALYSIS_ABORTED' });
    const { state } = await pool.fold(task({ transactions: [], nextCursor: null }), never);
    expect(state.transactions).toBe(0);
  });

  it('moves the bytes instead of copying them', async () => {
    const moved = task({ transactions: [], nextCursor: null });
    moved.body = new Uint8Array(moved.body);
    await pool.fold(moved, never);
    expect(moved.body.byteLength).toBe(0);
  });
});
