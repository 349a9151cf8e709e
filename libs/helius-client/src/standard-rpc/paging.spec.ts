import {
  caught,
  recordingContext,
  startScriptedServer,
  type RecordingContext,
  type ScriptedServer,
} from '@meridinate/http-exchange/testing';
import fc from 'fast-check';
import type { HeliusClient } from '../helius-client';
import { clientOf, readPage, signaturesIn } from '../testing/reading';
import {
  PLAN_REFUSED,
  chainOf,
  ok,
  rpcOf,
  signatureOf,
  standardNode,
  type ChainEntry,
  type NodeOptions,
} from '../testing/standard-node';

describe('pages of a history by standard RPC', () => {
  let server: ScriptedServer;
  let context: RecordingContext;

  const start = async (chain: readonly ChainEntry[], options: NodeOptions = {}): Promise<string> => {
    server = await startScriptedServer(standardNode(chain, options));
    return server.url;
  };
  const count = (method: string) => server.requests.filter((seen) => rpcOf(seen).method === method).length;
  const rest = async (client: HeliusClient, cursor: string | null): Promise<string[]> =>
    signaturesIn(await readPage(client, context, cursor));

  beforeEach(() => {
    context = recordingContext();
  });
  afterEach(() => server.close());

  it('follow each other on one walk, and buy no transaction twice', async () => {
    const client = clientOf(await start(chainOf(5)));
    const first = await readPage(client, context, null, 2);
    const second = await readPage(client, context, first.nextCursor, 2);
    const third = await readPage(client, context, second.nextCursor, 2);
    expect([first, second, third].map(signaturesIn)).toEqual([
      [1, 2].map(signatureOf),
      [3, 4].map(signatureOf),
      [signatureOf(5)],
    ]);
    expect(first.nextCursor).toBe(`rpc:100:${signatureOf(2)}`);
    expect(third.nextCursor).toBeNull();
    expect([count('getSignaturesForAddress'), count('getTransaction')]).toEqual([1, 5]);
  });

  it('go on in another process, which walks again', async () => {
    const url = await start(chainOf(5));
    const { nextCursor } = await readPage(clientOf(url), context, null, 2);
    expect(await rest(clientOf(url), nextCursor)).toEqual([3, 4, 5].map(signatureOf));
    expect(count('getSignaturesForAddress')).toBe(2);
    expect(count('getTransactionsForAddress')).toBe(1);
  });

  it('go on after a cursor of another process that knew a longer history', async () => {
    const chain = chainOf(2);
    const url = await start(chain);
    const here = clientOf(url);
    await readPage(here, context, null, 1);
    chain.push(...chainOf(5).slice(2));
    const { nextCursor } = await readPage(clientOf(url), context, null, 4);
    expect(await rest(here, nextCursor)).toEqual([signatureOf(5)]);
  });

  it('walk again when the walk is half an hour old', async () => {
    let now = 1_790_000_000_000;
    const client = clientOf(await start(chainOf(3)), { now: () => now });
    const { nextCursor } = await readPage(client, context, null, 1);
    now += 30 * 60_000;
    expect(await rest(client, nextCursor)).toEqual([2, 3].map(signatureOf));
    expect(count('getSignaturesForAddress')).toBe(2);
  });

  it('go on from a cursor of a paged history', async () => {
    const client = clientOf(await start(chainOf(6)));
    expect(await rest(client, '100:2')).toEqual([3, 4, 5, 6].map(signatureOf));
    expect(await rest(client, '100:3')).toEqual([3, 4, 5, 6].map(signatureOf));
    expect(await rest(client, '100:4')).toEqual([4, 5, 6].map(signatureOf));
    expect(await rest(client, '999:0')).toEqual([]);
  });

  it('take over where a paged history is refused in the middle', async () => {
    let pages = 0;
    const paged = () => (pages++ === 0 ? ok({ data: [], paginationToken: '100:4' }) : PLAN_REFUSED);
    const client = clientOf(await start(chainOf(4), { paged }));
    const { nextCursor } = await readPage(client, context);
    expect(await rest(client, nextCursor)).toEqual([signatureOf(4)]);
  });

  it('stay with standard RPC although paged histories have become available', async () => {
    const url = await start(chainOf(2), { paged: () => ok({ data: [], paginationToken: null }) });
    expect(await rest(clientOf(url), `rpc:100:${signatureOf(1)}`)).toEqual([signatureOf(2)]);
    expect(count('getTransactionsForAddress')).toBe(0);
  });

  it.each<[string, string, NodeOptions, string, RegExp]>([
    ['is no cursor', 'x', {}, 'UPSTREAM_REQUEST_REJECTED', /names neither/],
    ['is broken', 'rpc:7', {}, 'UPSTREAM_REQUEST_REJECTED', /names neither/],
    ['names an unknown transaction', 'rpc:100:other', {}, 'UPSTREAM_REQUEST_REJECTED', /does not hold/],
    ['names a transaction the node has yet to see', 'rpc:900:other', {}, 'UPSTREAM_FAILED', /is behind/],
    [
      'names a position that the node does not tell',
      '100:2',
      { tellsNoPositions: true },
      'UPSTREAM_REQUEST_REJECTED',
      /start again without a cursor/,
    ],
  ])('refuse a cursor that %s', async (_, cursor, options, code, sentence) => {
    const error = await caught(readPage(clientOf(await start(chainOf(3), options)), context, cursor));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(sentence);
    expect(count('getTransaction')).toBe(0);
  });

  it('hold each succeeded transaction once, in the order of the chain, however they are cut', async () => {
    const cut = fc.record({
      failed: fc.array(fc.boolean(), { maxLength: 40 }),
      limits: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
      forgets: fc.boolean(),
      tellsNoPositions: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(cut, async ({ failed, limits, forgets, tellsNoPositions }) => {
        const chain = chainOf(failed.length).map((one, at) => ({ ...one, failed: failed[at] === true }));
        const url = await start(chain, { tellsNoPositions });
        let client = clientOf(url);
        let cursor: string | null = null;
        const seen: string[] = [];
        for (let pages = 0; pages <= chain.length; pages++) {
          if (forgets) client = clientOf(url);
          const limit = limits[pages % limits.length] as number;
          const page = await readPage(client, context, cursor, limit);
          expect(page.transactions.length).toBeLessThanOrEqual(limit);
          seen.push(...signaturesIn(page));
          cursor = page.nextCursor;
          if (cursor === null) break;
        }
        await server.close();
        expect(cursor).toBeNull();
        expect(seen).toEqual(chain.filter((one) => !one.failed).map((one) => one.signature));
      }),
      { numRuns: 25 },
    );
  });
});
