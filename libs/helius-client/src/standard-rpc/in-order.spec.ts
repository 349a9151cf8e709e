import {
  caught,
  recordingContext,
  startScriptedServer,
  type ScriptedServer,
} from '@meridinate/http-exchange/testing';
import { clientOf, readPage, signaturesIn } from '../testing/reading';
import { chainOf, refused, signatureOf, standardNode, type RpcRequest } from '../testing/standard-node';

const isFor = ({ method, params }: RpcRequest, ...numbers: number[]): boolean =>
  method === 'getTransaction' && numbers.map(signatureOf).includes(params[0]);

describe('transactions that are bought at the same time', () => {
  let server: ScriptedServer;
  afterEach(() => server.close());

  it('are given up together when one fails for good, and all are recorded', async () => {
    const context = recordingContext();
    server = await startScriptedServer(
      standardNode(chainOf(20), {
        instead: (rpc) => {
          if (isFor(rpc, 3)) return refused(-32602, 'Invalid param: WrongSize');
          return isFor(rpc, 1, 2, 4, 5) ? { hang: 'before_headers' } : undefined;
        },
      }),
    );
    const error = await caught(readPage(clientOf(server.url), context));
    expect(error).toMatchObject({ code: 'UPSTREAM_REQUEST_REJECTED', context: { call: 'getTransaction' } });
    const recorded = context.calls.filter(({ call }) => call === 'getTransaction').length;
    expect(recorded).toBe(context.authorized.length - 2);
    expect(server.requests.length).toBeLessThan(10);
  });

  it('stop at an abort in the middle of a page, and all are recorded', async () => {
    const caller = new AbortController();
    const context = recordingContext(caller.signal);
    let open = 0;
    server = await startScriptedServer(
      standardNode(chainOf(20), {
        instead: ({ method }) => {
          if (method !== 'getTransaction') return undefined;
          if (++open === 3) caller.abort('the client cancelled it');
          return { hang: 'before_headers' };
        },
      }),
    );
    expect(await caught(readPage(clientOf(server.url, { transactionsAtOnce: 3 }), context))).toMatchObject({
      code: 'ANALYSIS_ABORTED',
      context: { reason: 'the client cancelled it' },
    });
    expect(context.calls.map(({ call, credits }) => [call, credits]).slice(2)).toEqual([
      ['getTransaction', 0],
      ['getTransaction', 0],
      ['getTransaction', 0],
    ]);
  });

  it('never spend more than the budget together, and hand over what it bought', async () => {
    const context = recordingContext();
    context.limit = 18;
    server = await startScriptedServer(standardNode(chainOf(40)));
    const client = clientOf(server.url);
    const page = await readPage(client, context);
    const bought = context.calls.filter(({ call }) => call === 'getTransaction').length;
    expect(bought).toBeLessThanOrEqual(17);
    expect(signaturesIn(page)).toEqual(chainOf(bought).map(({ signature }) => signature));
    expect(page.nextCursor).toMatch(/^rpc:/);
  });

  it('are none when the budget does not buy the first', async () => {
    const context = recordingContext();
    server = await startScriptedServer(standardNode(chainOf(4)));
    const client = clientOf(server.url);
    const { nextCursor } = await readPage(client, context, null, 1);
    context.limit = 2;
    expect((await caught(readPage(client, context, nextCursor))).code).toBe('CREDIT_LIMIT_REACHED');
    expect(server.requests).toHaveLength(3);
  });
});
