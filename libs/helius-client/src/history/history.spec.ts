import { Worker } from 'node:worker_threads';
import { MeridinateError } from '@meridinate/errors';
import {
  caught,
  everythingIn,
  recordingContext,
  startScriptedServer,
  type RecordingContext,
  type Script,
  type ScriptedAnswer,
  type ScriptedServer,
} from '@meridinate/http-exchange/testing';
import { decodePage } from '../decode-page';
import { createHeliusClient, type HeliusClient, type HeliusClientOptions } from '../helius-client';

const KEY = '0f1e-k3y/2d';
const MINT = 'So11111111111111111111111111111111111111112';
const PAGE = { data: [{ slot: 1 }], paginationToken: '1:0' };

const ok = (result: unknown): ScriptedAnswer => ({ body: { jsonrpc: '2.0', id: '1', result } });
const refused = (code: number, message: string): ScriptedAnswer => ({
  body: { jsonrpc: '2.0', id: '1', error: { code, message } },
});
const needsVersion = (version: number): ScriptedAnswer =>
  refused(-32015, `Transaction version (${version}) is not supported by the requesting client.`);

describe('history of a mint', () => {
  let server: ScriptedServer;
  let context: RecordingContext;
  let waits: number[];

  const client = async (
    script: Script | ScriptedAnswer[],
    options: Partial<HeliusClientOptions> = {},
  ): Promise<HeliusClient> => {
    server = await startScriptedServer(script);
    return createHeliusClient({
      rpcUrl: server.url,
      apiKey: KEY,
      timeoutMs: 1_000,
      attempts: 3,
      random: () => 0,
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
      ...options,
    });
  };
  const accept = (body: Uint8Array) => Promise.resolve(decodePage(body));
  const read = ({ history }: HeliusClient, limit = 100, cursor: string | null = null) =>
    history.readPage({ mint: MINT, cursor, limit }, accept, context);
  const asked = (index: number) =>
    (JSON.parse(server.requests[index]?.body ?? '') as { params: [string, Record<string, unknown>] })
      .params[1];
  const credits = () => context.calls.map((call) => call.credits);

  beforeEach(() => {
    context = recordingContext();
    waits = [];
  });
  afterEach(() => server.close());

  it('asks for finalized, succeeded transactions, oldest first', async () => {
    const helius = await client([ok(PAGE)]);
    expect(await read(helius)).toEqual({ transactions: [{ slot: 1 }], nextCursor: '1:0' });
    expect(server.requests[0]?.path).toBe(`/?api-key=${encodeURIComponent(KEY)}`);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      jsonrpc: '2.0',
      id: '1',
      method: 'getTransactionsForAddress',
      params: [
        MINT,
        {
          transactionDetails: 'full',
          sortOrder: 'asc',
          limit: 100,
          encoding: 'json',
          commitment: 'finalized',
          maxSupportedTransactionVersion: 1,
          filters: { status: 'succeeded', tokenAccounts: 'none' },
        },
      ],
    });
  });

  it('goes on from a cursor', async () => {
    await read(await client([ok(PAGE)]), 100, '420:7');
    expect(asked(0)).toMatchObject({ paginationToken: '420:7' });
  });

  it('reads a page that comes as gzip', async () => {
    expect(await read(await client([{ ...ok(PAGE), gzip: true }]))).toMatchObject({ nextCursor: '1:0' });
  });

  it.each([
    [1, 10],
    [100, 10],
    [101, 20],
    [1_000, 100],
  ])('counts a page of up to %i transactions as %i credits', async (limit, price) => {
    await read(await client([ok(PAGE)], { pageSize: 1_000 }), limit);
    expect(context.authorized).toEqual([price]);
    expect(context.calls).toMatchObject([
      { upstream: 'helius', call: 'getTransactionsForAddress', outcome: 'answered', credits: price },
    ]);
  });

  it('never asks for more than a page size, whose price is known exactly', async () => {
    await read(await client([ok(PAGE)]), 500);
    expect(asked(0)).toMatchObject({ limit: 100 });
  });

  it.each<[string, ScriptedAnswer, number]>([
    ['a rate limit (429)', { status: 429, body: { error: { code: -32429, message: 'rate limited' } } }, 0],
    ['a rate limit (200)', refused(-32429, 'rate limited'), 10],
    ['a page of HTML (502)', { status: 502, body: '<html><h1>Bad Gateway</h1></html>' }, 0],
    ['an empty answer (503)', { status: 503 }, 0],
    ['an internal error', refused(-32603, 'Internal error'), 10],
    ['a page that breaks off', { ...ok(PAGE), cut: 'in_body' }, 10],
    ['garbage', { body: '{"jsonrpc":' }, 10],
    ['a broken connection', { cut: 'before_headers' }, 0],
    ['silence', { hang: 'before_headers' }, 0],
    ['silence after the headers', { ...ok(PAGE), hang: 'before_body' }, 10],
  ])('asks again after %s, and counts each try', async (_, fault, price) => {
    expect(await read(await client([fault, ok(PAGE)]))).toMatchObject({ nextCursor: '1:0' });
    expect(credits()).toEqual([price, 10]);
    expect(context.authorized).toEqual([10, 10]);
  });

  it.each<[string, ScriptedAnswer, string, number]>([
    ['a wrong key', { status: 401, body: 'Unauthorized' }, 'UPSTREAM_KEY_REJECTED', 0],
    [
      'credits that are gone',
      { status: 429, body: { error: { code: -32429, message: 'max usage reached' } } },
      'UPSTREAM_CREDITS_EXHAUSTED',
      0,
    ],
    ['the same in plain text', { status: 429, body: 'max usage reached' }, 'UPSTREAM_CREDITS_EXHAUSTED', 0],
    ['the same with 200', { body: 'max usage reached' }, 'UPSTREAM_CREDITS_EXHAUSTED', 10],
    ['a bad request', refused(-32602, 'Invalid param: WrongSize'), 'UPSTREAM_REQUEST_REJECTED', 10],
  ])('does not ask again after %s', async (_, answer, code, price) => {
    expect((await caught(read(await client([answer, ok(PAGE)])))).code).toBe(code);
    expect(server.requests).toHaveLength(1);
    expect(credits()).toEqual([price]);
  });

  it('charges a JSON-RPC error the least, however large the page was to be', async () => {
    const helius = await client([refused(-32603, 'Internal error'), ok(PAGE)], { pageSize: 1_000 });
    await read(helius, 1_000);
    expect(context.authorized).toEqual([100, 100]);
    expect(credits()).toEqual([10, 100]);
  });

  it('gives up after its tries', async () => {
    const error = await caught(read(await client([{ status: 500 }])));
    expect(error.code).toBe('UPSTREAM_FAILED');
    expect(server.requests).toHaveLength(3);
  });

  it.each([
    ['seconds', '3'],
    ['a date', new Date(1_790_000_003_000).toUTCString()],
  ])('waits as long as Retry-After asks in %s', async (_, header) => {
    const busy = { status: 429, body: 'rate limited', headers: { 'retry-after': header } };
    await read(await client([busy, ok(PAGE)], { now: () => 1_790_000_000_000 }));
    expect(waits).toEqual([3_000]);
  });

  it('raises the transaction version to the one a page needs, and remembers it', async () => {
    const helius = await client([needsVersion(2), ok(PAGE), ok(PAGE)]);
    await read(helius);
    await read(helius);
    expect([asked(0), asked(1), asked(2)].map((params) => params.maxSupportedTransactionVersion)).toEqual([
      1, 2, 2,
    ]);
    expect(waits).toEqual([]);
    expect(credits()).toEqual([10, 10, 10]);
  });

  it('lowers the limit to the one that is allowed, and remembers it', async () => {
    const tooMany = refused(-32603, 'You can only request up to 100 transactions at a time');
    const helius = await client([tooMany, ok(PAGE), ok(PAGE)], { pageSize: 1_000 });
    await read(helius, 1_000);
    await read(helius, 1_000);
    expect([asked(0), asked(1), asked(2)].map((params) => params.limit)).toEqual([1_000, 100, 100]);
    expect(credits()).toEqual([10, 10, 10]);
  });

  it('stops negotiating with an upstream that never agrees', async () => {
    const error = await caught(read(await client((_, index) => needsVersion(index + 2), { attempts: 1 })));
    expect(error.code).toBe('UPSTREAM_REQUEST_REJECTED');
    expect(server.requests).toHaveLength(7);
  });

  it('buys nothing that the budget does not allow', async () => {
    const helius = await client([ok(PAGE)]);
    context.authorize = (needed) => {
      throw new MeridinateError('CREDIT_LIMIT_REACHED', { spent: 95, limit: 100, needed });
    };
    expect((await caught(read(helius))).code).toBe('CREDIT_LIMIT_REACHED');
    expect(server.requests).toHaveLength(0);
  });

  it('stops at an abort, in the middle of a page', async () => {
    const caller = new AbortController();
    context = recordingContext(caller.signal);
    const helius = await client(
      () => {
        caller.abort('the client cancelled it');
        return { hang: 'before_headers' };
      },
      { timeoutMs: 5_000 },
    );
    expect(await caught(read(helius))).toMatchObject({
      code: 'ANALYSIS_ABORTED',
      context: { reason: 'the client cancelled it' },
    });
    expect(server.requests).toHaveLength(1);
  });

  it('does not ask again when the fold itself fails', async () => {
    const helius = await client([ok(PAGE)]);
    const defect = new TypeError('a defect');
    const work = helius.history.readPage(
      { mint: MINT, cursor: null, limit: 1 },
      () => Promise.reject(defect),
      context,
    );
    await expect(work).rejects.toBe(defect);
    expect(server.requests).toHaveLength(1);
  });

  it.each<[string, ScriptedAnswer]>([
    ['401', { status: 401, body: `key ${KEY} is unknown` }],
    ['500', { status: 500, body: `at https://rpc/?api-key=${encodeURIComponent(KEY)}` }],
    ['a JSON-RPC error', refused(-32602, `bad key ${KEY} in the request`)],
    ['a JSON-RPC error that is cut', refused(-32602, `${'x'.repeat(190)} ${KEY}`)],
    ['a text that is no JSON', { body: `what is ${KEY}?` }],
    ['a broken connection', { cut: 'before_headers' }],
    ['silence', { hang: 'before_headers' }],
  ])('lets nobody see the key: %s', async (_, answer) => {
    const error = await caught(read(await client([answer], { attempts: 1 })));
    const everything = everythingIn(error) + everythingIn(context.calls);
    expect(everything).not.toContain(KEY);
    expect(everything).not.toContain(encodeURIComponent(KEY));
    expect(everything).not.toContain(KEY.slice(0, 6));
  });

  it('names a decoder that a thread can load and run', async () => {
    const { history } = await client([ok(PAGE)]);
    const thread = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
       parentPort.postMessage(require(workerData.path).decodePage(workerData.body));`,
      {
        eval: true,
        workerData: {
          path: history.decoderPath,
          body: new TextEncoder().encode(JSON.stringify({ result: PAGE })),
        },
      },
    );
    const page = await new Promise((resolve, reject) =>
      thread.once('message', resolve).once('error', reject),
    );
    await thread.terminate();
    expect(page).toEqual({ transactions: [{ slot: 1 }], nextCursor: '1:0' });
  });
});
