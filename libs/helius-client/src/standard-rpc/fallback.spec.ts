import {
  caught,
  recordingContext,
  startScriptedServer,
  type RecordingContext,
  type ScriptedAnswer,
  type ScriptedServer,
} from '@meridinate/http-exchange/testing';
import { createHeliusClient } from '../helius-client';
import { KEY, MINT, clientOf, readPage, signaturesIn } from '../testing/reading';
import {
  PLAN_REFUSED,
  chainOf,
  ok,
  refused,
  rpcOf,
  signatureOf,
  standardNode,
  type ChainEntry,
  type NodeOptions,
} from '../testing/standard-node';

const PAGED = 'getTransactionsForAddress';
const LIST = 'getSignaturesForAddress';
const ONE = 'getTransaction';

describe('a history where paged histories are refused', () => {
  let server: ScriptedServer;
  let context: RecordingContext;

  const start = async (chain: readonly ChainEntry[], options: NodeOptions = {}): Promise<string> => {
    server = await startScriptedServer(standardNode(chain, options));
    return server.url;
  };
  const asked = (method: string) => server.requests.map(rpcOf).filter((rpc) => rpc.method === method);

  beforeEach(() => {
    context = recordingContext();
  });
  afterEach(() => server.close());

  it.each<[string, ScriptedAnswer]>([
    ['the plan refuses them (403)', PLAN_REFUSED],
    ['the plan refuses them (-32403)', refused(-32403, 'upgrade your plan')],
    ['the node does not know the method', refused(-32601, 'Method not found')],
    ['the node answers 404', { status: 404, body: 'Not Found' }],
  ])('is read by standard RPC when %s', async (_, answer) => {
    const url = await start(chainOf(4), { paged: () => answer });
    const page = await readPage(clientOf(url), context);
    expect(signaturesIn(page)).toEqual([1, 2, 3, 4].map(signatureOf));
    expect(page.nextCursor).toBeNull();
  });

  it.each<[string, ScriptedAnswer, string]>([
    ['a wrong key', { status: 401, body: 'Unauthorized' }, 'UPSTREAM_KEY_REJECTED'],
    ['credits that are gone', refused(-32429, 'max usage reached'), 'UPSTREAM_CREDITS_EXHAUSTED'],
    ['a bad request', refused(-32602, 'Invalid param: WrongSize'), 'UPSTREAM_REQUEST_REJECTED'],
    ['a failing upstream', { status: 503 }, 'UPSTREAM_FAILED'],
  ])('is not looked for elsewhere after %s', async (_, answer, code) => {
    const url = await start(chainOf(1), { paged: () => answer });
    expect((await caught(readPage(clientOf(url), context))).code).toBe(code);
    expect(asked(LIST)).toEqual([]);
  });

  it('asks both calls for what is finalized', async () => {
    await readPage(clientOf(await start(chainOf(1))), context);
    expect(asked(LIST)[0]?.params).toEqual([MINT, { limit: 1_000, commitment: 'finalized' }]);
    expect(asked(ONE)[0]?.params).toEqual([
      signatureOf(1),
      { encoding: 'json', commitment: 'finalized', maxSupportedTransactionVersion: 1 },
    ]);
  });

  it('pays a credit for each list and each transaction, and none for failed ones', async () => {
    const chain = chainOf(1_002).map((one, at) => ({ ...one, failed: at >= 2 }));
    await readPage(clientOf(await start(chain)), context);
    expect(context.calls.map(({ call, credits, outcome }) => [call, credits, outcome])).toEqual([
      [PAGED, 0, 'refused'],
      [LIST, 1, 'answered'],
      [LIST, 1, 'answered'],
      [ONE, 1, 'answered'],
      [ONE, 1, 'answered'],
    ]);
    expect(context.authorized).toEqual([10, 1, 1, 1, 1]);
    expect(asked(LIST)[1]?.params[1]).toMatchObject({ before: signatureOf(3) });
  });

  it('counts each try of a call that fails at first', async () => {
    let failures = 2;
    const instead = ({ method }: { method: string }) =>
      method === ONE && failures-- > 0 ? refused(-32603, 'Internal error') : undefined;
    const page = await readPage(clientOf(await start(chainOf(1), { instead })), context);
    expect(signaturesIn(page)).toEqual([signatureOf(1)]);
    expect(context.calls.map(({ credits }) => credits)).toEqual([0, 1, 1, 1, 1]);
  });

  it('puts the positions in, and orders a slot by them', async () => {
    const [a, b, c] = chainOf(3) as [ChainEntry, ChainEntry, ChainEntry];
    const page = await readPage(clientOf(await start([c, a, b])), context);
    expect(page.transactions.map(({ slot, transactionIndex }) => [slot, transactionIndex])).toEqual([
      [100, 0],
      [100, 2],
      [100, 4],
    ]);
  });

  it('keeps the order of a node that tells no positions', async () => {
    const page = await readPage(clientOf(await start(chainOf(5), { tellsNoPositions: true })), context);
    expect(signaturesIn(page)).toEqual([1, 2, 3, 4, 5].map(signatureOf));
    expect(page.transactions[0]).not.toHaveProperty('transactionIndex');
  });

  it('hands on a transaction that the node lost without metadata, to be counted as unreadable', async () => {
    const chain = chainOf(3).map((one, at) => ({ ...one, lost: at === 1 }));
    const page = await readPage(clientOf(await start(chain)), context);
    expect(signaturesIn(page)).toEqual([1, 2, 3].map(signatureOf));
    expect(page.transactions.map(({ meta }) => meta === null)).toEqual([false, true, false]);
  });

  it('finds an empty history at its end', async () => {
    expect(await readPage(clientOf(await start([])), context)).toEqual({
      transactions: [],
      nextCursor: null,
    });
  });

  it('does not buy the transactions of a history whose beginning is out of reach', async () => {
    const url = await start(chainOf(2_000));
    expect(await readPage(clientOf(url, { maxSignaturePages: 2 }), context)).toEqual({
      transactions: [],
      nextCursor: null,
      beginningOutOfReach: true,
    });
    expect(context.calls.map(({ call }) => call)).toEqual([PAGED, LIST, LIST]);
  });

  it('does not take what it walked for the whole history later', async () => {
    const client = clientOf(await start(chainOf(2_000)), { maxSignaturePages: 2 });
    await readPage(client, context);
    expect(await readPage(client, context, `rpc:400:${signatureOf(1_000)}`)).toMatchObject({
      beginningOutOfReach: true,
    });
    expect(asked(LIST)).toHaveLength(4);
    expect(asked(ONE)).toEqual([]);
  });

  it('reads a history that its last list just reaches the beginning of', async () => {
    const client = clientOf(await start(chainOf(1_999)), { maxSignaturePages: 2 });
    const page = await readPage(client, context, null, 1);
    expect(signaturesIn(page)).toEqual([signatureOf(1)]);
    expect(page).not.toHaveProperty('beginningOutOfReach');
  });

  it('fails when the credits end before the first transaction is known', async () => {
    const client = clientOf(await start(chainOf(1_500)));
    await readPage(client, context, null, 1);
    const bought = asked(ONE).length;
    context.limit = context.calls.reduce((sum, { credits }) => sum + credits, 0) + 1;
    const error = await caught(readPage(client, context, null, 1));
    expect(error.code).toBe('CREDIT_LIMIT_REACHED');
    expect(asked(ONE)).toHaveLength(bought);
  });

  it('raises the version to the one a transaction needs, and remembers it', async () => {
    const instead = ({ method, params: [, config] }: { method: string; params: [string, unknown] }) =>
      method === ONE && (config as Record<string, unknown>)['maxSupportedTransactionVersion'] !== 2
        ? refused(-32015, 'Transaction version (2) is not supported by the requesting client.')
        : undefined;
    const url = await start(chainOf(3), { instead });
    await readPage(clientOf(url, { transactionsAtOnce: 1 }), context);
    expect(asked(ONE).map(({ params }) => params[1]['maxSupportedTransactionVersion'])).toEqual([1, 2, 2, 2]);
  });

  it('lowers the version for a node that is older than version 1, and remembers it', async () => {
    const instead = ({ method, params: [, config] }: { method: string; params: [string, unknown] }) =>
      method === ONE && (config as Record<string, unknown>)['maxSupportedTransactionVersion'] === 1
        ? refused(-32602, 'Invalid params')
        : undefined;
    const url = await start(chainOf(2), { instead });
    await readPage(clientOf(url, { transactionsAtOnce: 1 }), context);
    expect(asked(ONE).map(({ params }) => params[1]['maxSupportedTransactionVersion'])).toEqual([1, 0, 0]);
  });

  it.each<[string, string, unknown]>([
    ['a list that is none', LIST, {}],
    ['an item without a slot', LIST, [{ signature: 'S' }]],
    ['a signature that is not base58', LIST, [{ signature: '0:x', slot: 1 }]],
    ['an item of null', LIST, [null]],
    ['a transaction that is a number', ONE, 7],
    ['another transaction', ONE, { slot: 1, transaction: { signatures: ['other'] } }],
  ])('finds %s unreadable', async (_, method, result) => {
    const instead = (rpc: { method: string }) => (rpc.method === method ? ok(result) : undefined);
    const url = await start(chainOf(1), { instead });
    const error = await caught(readPage(clientOf(url), context));
    expect(error).toMatchObject({ code: 'UPSTREAM_ANSWER_UNREADABLE', context: { call: method } });
  });

  it('asks for paged histories again ten minutes after a refusal', async () => {
    let now = 1_790_000_000_000;
    let open = false;
    const paged = () => (open ? ok({ data: [], paginationToken: null }) : PLAN_REFUSED);
    const client = clientOf(await start(chainOf(1), { paged }), { now: () => now });
    await readPage(client, context);
    now += 599_999;
    await readPage(client, context);
    expect(asked(PAGED)).toHaveLength(1);
    open = true;
    now += 1;
    expect((await readPage(client, context)).transactions).toEqual([]);
    expect(asked(PAGED)).toHaveLength(2);
    await readPage(client, context);
    expect(asked(PAGED)).toHaveLength(3);
  });

  it('sees in a new analysis what happened since the last one', async () => {
    const chain = chainOf(1);
    const client = clientOf(await start(chain));
    await readPage(client, context);
    chain.push(...chainOf(2).slice(1));
    expect(signaturesIn(await readPage(client, context))).toEqual([1, 2].map(signatureOf));
  });

  it('works with the limits it has by itself', async () => {
    const rpcUrl = await start(chainOf(150));
    const client = createHeliusClient({ rpcUrl, apiKey: KEY, timeoutMs: 2_000, attempts: 1 });
    expect((await readPage(client, context, null, 500)).transactions).toHaveLength(100);
  });
});
