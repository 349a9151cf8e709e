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
import { createHeliusWebhooks, type HeliusWebhooks } from './webhooks';

const KEY = '0f1e-k3y/2d';
const SECRET = 'the-secret-of-the-webhooks';
const ID = '6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11';
const ADDRESS = 'So11111111111111111111111111111111111111112';
const KEPT = {
  ...{ webhookID: ID, wallet: 'owner', webhookURL: 'https://example.org/hook', transactionTypes: ['ANY'] },
  ...{ accountAddresses: [ADDRESS], webhookType: 'enhanced', authHeader: SECRET, active: true },
};
const READ = {
  ...{ id: ID, url: 'https://example.org/hook', transactionTypes: ['ANY'] },
  ...{ addresses: [ADDRESS], type: 'enhanced', active: true },
};
const WANTED = { url: 'https://example.org/hook', addresses: [ADDRESS], authHeader: SECRET };

describe('the webhooks at Helius', () => {
  let server: ScriptedServer;
  let context: RecordingContext;

  const answering = async (script: Script | ScriptedAnswer[]): Promise<HeliusWebhooks> => {
    server = await startScriptedServer(script);
    return createHeliusWebhooks({
      ...{ apiUrl: server.url, apiKey: KEY, timeoutMs: 2_000, attempts: 3 },
      ...{ random: () => 0, sleep: () => Promise.resolve() },
    });
  };
  const requests = () => server.requests.map(({ method, path }) => `${method} ${path}`);
  const outcomes = () => context.calls.map(({ call, outcome, credits }) => [call, outcome, credits]);

  beforeEach(() => {
    context = recordingContext();
  });
  afterEach(() => server.close());

  it('are created for every type of transaction, with the secret for their deliveries', async () => {
    const webhooks = await answering([{ body: KEPT }]);
    expect(await webhooks.createWebhook(WANTED, context)).toEqual(READ);
    expect(requests()).toEqual([`POST /v0/webhooks?api-key=${encodeURIComponent(KEY)}`]);
    expect(server.requests[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      webhookURL: 'https://example.org/hook',
      transactionTypes: ['ANY'],
      accountAddresses: [ADDRESS],
      webhookType: 'enhanced',
      authHeader: SECRET,
    });
    expect(outcomes()).toEqual([['createWebhook', 'answered', 100]]);
  });

  it('are created without a secret where their receiver shall know none', async () => {
    const webhooks = await answering([{ body: KEPT }]);
    await webhooks.createWebhook({ ...WANTED, authHeader: null }, context);
    expect(JSON.parse(server.requests[0]?.body ?? '')).not.toHaveProperty('authHeader');
  });

  it('are listed and deleted, each call counted', async () => {
    const webhooks = await answering(({ method }) =>
      method === 'DELETE' ? { status: 204 } : { body: [KEPT, { webhookID: 'bare' }] },
    );
    const bare = { id: 'bare', url: '', transactionTypes: [], addresses: [], type: '', active: true };
    expect(await webhooks.listWebhooks(context)).toEqual([READ, bare]);
    expect(await webhooks.deleteWebhook(ID, context)).toBe(true);
    const key = `?api-key=${encodeURIComponent(KEY)}`;
    expect(requests()).toEqual([`GET /v0/webhooks${key}`, `DELETE /v0/webhooks/${ID}${key}`]);
    expect(outcomes()).toEqual([
      ['listWebhooks', 'answered', 100],
      ['deleteWebhook', 'answered', 100],
    ]);
  });

  it('are absent where Helius does not know the id', async () => {
    const webhooks = await answering([{ status: 404, body: { error: 'webhook not found' } }]);
    expect(await webhooks.deleteWebhook('a/../b?c', context)).toBe(false);
    expect(requests()[0]).toContain('/v0/webhooks/a%2F..%2Fb%3Fc?api-key=');
  });

  it('are deleted also where the answer to the first try was lost', async () => {
    const webhooks = await answering([{ cut: 'before_headers' }, { status: 404 }]);
    expect(await webhooks.deleteWebhook(ID, context)).toBe(true);
  });

  it('are read again after a failure', async () => {
    const webhooks = await answering([{ status: 503 }, { status: 429 }, { body: [KEPT] }]);
    expect(await webhooks.listWebhooks(context)).toEqual([READ]);
    expect(outcomes().map(([, outcome]) => outcome)).toEqual(['failed', 'refused', 'answered']);
  });

  it('are not created again where the first try may have made one, but after a refusal', async () => {
    const lost = await answering([{ cut: 'before_headers' }, { body: KEPT }]);
    expect((await caught(lost.createWebhook(WANTED, context))).code).toBe('UPSTREAM_UNREACHABLE');
    expect(server.requests).toHaveLength(1);
    await server.close();
    const limited = await answering([{ status: 429 }, { body: KEPT }]);
    expect(await limited.createWebhook(WANTED, context)).toEqual(READ);
  });

  it.each<[string, ScriptedAnswer, string]>([
    ['rejects the key', { status: 401, body: `Unauthorized ${KEY}` }, 'UPSTREAM_KEY_REJECTED'],
    [
      'echoes what was sent',
      { status: 400, body: { error: JSON.stringify(KEPT) } },
      'UPSTREAM_REQUEST_REJECTED',
    ],
    ['sends broken JSON', { body: JSON.stringify(KEPT).slice(0, -2) }, 'UPSTREAM_ANSWER_UNREADABLE'],
    ['sends something else', { body: { ...KEPT, webhookID: 7 } }, 'UPSTREAM_ANSWER_UNREADABLE'],
    ['sends a number', { body: '7' }, 'UPSTREAM_ANSWER_UNREADABLE'],
    ['fails', { status: 500, body: `cannot store ${SECRET}` }, 'UPSTREAM_FAILED'],
  ])('fail without a secret in the error when Helius %s', async (_, answer, code) => {
    const webhooks = await answering([answer]);
    const error = await caught(webhooks.createWebhook(WANTED, context));
    expect(error.code).toBe(code);
    expect(everythingIn(error)).not.toContain(KEY);
    expect(everythingIn(error)).not.toContain(SECRET.slice(0, 8));
    expect(error.context).toMatchObject({ upstream: 'Helius', call: 'createWebhook' });
  });

  it('fail without a secret in the error when a list breaks off', async () => {
    const webhooks = await answering([{ body: JSON.stringify([KEPT]).slice(0, -2) }]);
    const error = await caught(webhooks.listWebhooks(context));
    expect(error.message).toContain('its JSON is broken');
    expect(everythingIn(error)).not.toContain(SECRET);
  });
});
