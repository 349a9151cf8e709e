import { MeridinateError } from '@meridinate/errors';
import {
  caught,
  recordingContext,
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedServer,
} from '../testing';
import { FREE, askOnce, type UpstreamQuestion } from './ask-once';
import { jsonBody } from './json-body';

const name = { upstream: 'helius', call: 'getBalance' } as const;
const PRICE = { least: 10, worst: 30 };

describe('askOnce', () => {
  let server: ScriptedServer;

  const question = async (answer: ScriptedAnswer): Promise<UpstreamQuestion<unknown>> => {
    server = await startScriptedServer([answer]);
    return {
      name,
      url: server.url,
      key: 'secret',
      timeoutMs: 100,
      maxBodyBytes: 100,
      price: PRICE,
      read: (body) => jsonBody(body, name, 'secret'),
    };
  };

  afterEach(() => server.close());

  it.each<[string, ScriptedAnswer, string, number]>([
    ['an answer', { body: '{}' }, 'answered', 30],
    ['an answer that is no JSON', { body: '<html>' }, 'failed', 30],
    ['an answer that is cut off', { body: '{"a":"bcd"}', cut: 'in_body' }, 'failed', 30],
    ['an answer that hangs after its headers', { hang: 'before_body', body: '{}' }, 'failed', 30],
    ['an answer over the cap', { body: 'x'.repeat(101) }, 'failed', 30],
    ['silence', { hang: 'before_headers' }, 'failed', 0],
    ['a broken connection', { cut: 'before_headers' }, 'failed', 0],
    ['401', { status: 401, body: 'Unauthorized' }, 'refused', 0],
    ['403', { status: 403 }, 'refused', 0],
    ['429', { status: 429, body: 'rate limited' }, 'refused', 0],
    ['500', { status: 500 }, 'failed', 0],
    ['301', { status: 301 }, 'refused', 0],
  ])('records %s', async (_, answer, outcome, credits) => {
    const context = recordingContext();
    await askOnce(await question(answer), context).catch(() => undefined);
    expect(context.authorized).toEqual([30]);
    expect(context.calls).toEqual([
      {
        ...{ upstream: 'helius', call: 'getBalance', outcome, credits, unaccounted: 0 },
        durationMs: expect.any(Number) as number,
      },
    ]);
  });

  it('charges the least for a JSON-RPC error', async () => {
    const context = recordingContext();
    const refused = new MeridinateError('UPSTREAM_REQUEST_REJECTED', {
      upstream: 'Helius',
      call: 'getBalance',
      rpcCode: -32602,
    });
    const asked = { ...(await question({ body: '{}' })), read: () => Promise.reject(refused) };
    expect(await caught(askOnce(asked, context))).toBe(refused);
    expect(context.calls).toMatchObject([{ outcome: 'refused', credits: 10 }]);
  });

  it('sends nothing when the budget does not allow it', async () => {
    const spent = new MeridinateError('CREDIT_LIMIT_REACHED', { spent: 90, limit: 100, needed: 30 });
    const context = recordingContext();
    context.authorize = () => {
      throw spent;
    };
    expect(await caught(askOnce(await question({ body: '{}' }), context))).toBe(spent);
    expect(server.requests).toHaveLength(0);
    expect(context.calls).toEqual([]);
  });

  it('asks no leave for a free call', async () => {
    const context = recordingContext();
    await askOnce({ ...(await question({ body: '{}' })), price: FREE }, context);
    expect(context.authorized).toEqual([]);
    expect(context.calls).toMatchObject([{ credits: 0 }]);
  });

  it('measures the exchange by the given clock', async () => {
    const ticks = [1_000, 1_250];
    const context = recordingContext();
    await askOnce(await question({ body: '{}' }), context, { now: () => ticks.shift() ?? 0 });
    expect(context.calls).toMatchObject([{ durationMs: 250 }]);
  });

  it('records a try that the caller aborts, as billed once the headers were in', async () => {
    const caller = new AbortController();
    const context = recordingContext(caller.signal);
    const asked = {
      ...(await question({ body: '{}' })),
      read: () => {
        caller.abort();
        return Promise.reject(new MeridinateError('ANALYSIS_ABORTED', { reason: 'cancelled' }));
      },
    };
    expect((await caught(askOnce(asked, context))).code).toBe('ANALYSIS_ABORTED');
    expect(context.calls).toMatchObject([{ outcome: 'failed', credits: 30, unaccounted: 0 }]);
  });

  it('records what a try may have cost that the caller aborts before its answer begins', async () => {
    const caller = new AbortController();
    const context = recordingContext(caller.signal);
    const asked = askOnce(await question({ hang: 'before_headers' }), context);
    setTimeout(() => caller.abort(), 10);
    expect((await caught(asked)).code).toBe('ANALYSIS_ABORTED');
    expect(context.calls).toMatchObject([{ outcome: 'failed', credits: 0, unaccounted: 30 }]);
  });
});
