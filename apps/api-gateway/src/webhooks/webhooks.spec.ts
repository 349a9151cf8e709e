import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { simulatedUpstreams, startService, type Service } from '@meridinate/local-cluster';
import type { Settings } from '@meridinate/settings';
import { completeAnalysis } from '../testing/completed-analysis';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type Answer,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';
import { newAnalysis } from '../testing/new-analysis';
import { sampleBuyer, sampleResult } from '../testing/sample-result';

const MAIN = join(__dirname, '../../../upstream-simulator/dist/main.js');
const MINT = 'So11111111111111111111111111111111111111112';
const LONELY_MINT = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const AT = Date.UTC(2025, 10, 20, 12);
const SECRET = 'the secret of the webhooks';
const OPERATOR = 'the key of the operator';
const UNKNOWN = '6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11';
const BUYERS = [sampleBuyer(1).walletAddress, sampleBuyer(2).walletAddress];
const SIGNED = { signature: '5'.repeat(88), feePayer: BUYERS[0] };

interface Ledger {
  calls: Record<string, { calls: number }>;
}

describe('webhooks', () => {
  let folder: TemporaryFolder;
  let simulator: Service;
  let settings: Settings;
  let gateway: RunningGateway;
  let token: number;
  const logged: string[] = [];
  const answered: string[] = [];

  const ask = async (method: string, path: string, sent?: object, key = OPERATOR): Promise<Answer> => {
    const answer = await gateway.request(method, path, { body: sent, headers: { 'x-api-key': key } });
    answered.push(JSON.stringify(answer.body), JSON.stringify([...answer.headers]));
    return answer;
  };
  const create = (sent: object = { token_id: token }): Promise<Answer> =>
    ask('POST', '/webhooks/create', sent);
  const created = async (): Promise<string> => String((await create()).body['webhook_id']);
  const control = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const sent = { method, body: body && JSON.stringify(body) };
    return (await fetch(`${simulator.url}/_simulator/${path}`, sent)).json() as Promise<T>;
  };
  /** What the gateway answered to a delivery by the simulator. */
  const delivered = async (webhookID: string, round: number): Promise<object> => {
    const { status, body } = await control<{ status: number; body: string }>('POST', 'webhooks/deliver', {
      ...{ webhookID, round },
    });
    answered.push(body);
    return { httpStatus: status, ...(JSON.parse(body) as object) };
  };
  const notifications = () =>
    Promise.all(
      BUYERS.map(
        async (buyer) => (await gateway.database.watchedAddresses.find(buyer))?.totalNotifications ?? null,
      ),
    );
  const call = (headers: Record<string, string>, body: string): Promise<Response> =>
    fetch(`${gateway.url}/webhooks/callback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  beforeAll(async () => {
    folder = await temporaryFolder();
    const readyPath = '/_simulator/health';
    simulator = await startService({ name: 'upstream-simulator', script: MAIN, env: {}, readyPath });
    settings = settingsIn(folder.path, {
      ...simulatedUpstreams(simulator.url),
      WEBHOOK_SECRET: SECRET,
      ADMIN_OPERATIONS_PROTECTED: 'true',
      ADMIN_KEY_HASH: `root:${createHash('sha256').update(OPERATOR).digest('hex')}`,
    });
    gateway = await startGateway(settings);
    settings.webhooks.callbackUrl = `${gateway.url}/webhooks/callback`;
    const note = (...lines: unknown[]): void => void logged.push(lines.map(String).join(' '));
    Logger.overrideLogger({ log: note, warn: note, error: note, debug: note, verbose: note, fatal: note });
    token = await completeAnalysis(gateway.database, MINT, { at: AT });
  });
  beforeEach(() => control('DELETE', 'ledger'));
  afterEach(async () => {
    await gateway.database.watchedAddresses.clear();
    await control('DELETE', 'faults');
  });
  afterAll(async () => {
    Logger.overrideLogger(false);
    await gateway.close();
    await simulator.stop();
    await folder.remove();
  });

  it('count each delivered transaction of the early buyers once, however often it is delivered', async () => {
    const { status, body } = await create();
    const id = String(body['webhook_id']);
    expect([status, body]).toEqual([
      202,
      {
        ...{ status: 'created', message: `Webhook ${id} watches 2 wallets`, token_id: token },
        ...{ wallets_monitored: 2, webhook_id: id, webhook_url: settings.webhooks.callbackUrl },
      },
    ]);
    expect(await notifications()).toEqual([0, 0]);
    const first = {
      httpStatus: 200,
      status: 'success',
      processed: 2,
      received: 2,
      new: 2,
      watched: 2,
      skipped: 0,
    };
    expect(await delivered(id, 1)).toEqual(first);
    expect(await notifications()).toEqual([1, 1]);
    expect(await delivered(id, 1)).toEqual({ ...first, new: 0, watched: 0 });
    expect(await notifications()).toEqual([1, 1]);
    expect(await delivered(id, 2)).toEqual(first);
    expect(await notifications()).toEqual([2, 2]);
    const { note, registeredAt, lastNotificationAt } =
      (await gateway.database.watchedAddresses.find(BUYERS[0] ?? '')) ?? {};
    expect([note, lastNotificationAt! >= registeredAt!]).toEqual([`Early buyer of ${MINT}`, true]);
  });

  it('leave what somebody watches already as it is', async () => {
    await gateway.database.watchedAddresses.register({
      ...{ address: BUYERS[0] ?? '', note: 'mine', threshold: 5, registeredAt: AT },
      ...{ totalNotifications: 3, lastNotificationAt: AT },
    });
    await created();
    expect(await gateway.database.watchedAddresses.find(BUYERS[0] ?? '')).toMatchObject({
      ...{ note: 'mine', threshold: 5, totalNotifications: 3 },
    });
    expect(await notifications()).toEqual([3, 0]);
  });

  it('are listed, read and deleted in the words of Helius, and bought rarely', async () => {
    const id = await created();
    const shown = {
      ...{ webhookID: id, webhookURL: settings.webhooks.callbackUrl, transactionTypes: ['ANY'] },
      ...{ accountAddresses: BUYERS, webhookType: 'enhanced', active: true },
    };
    const { body: list } = await ask('GET', '/webhooks/list');
    expect(list['webhooks']).toContainEqual(shown);
    expect(list['total']).toBe((list['webhooks'] as unknown[]).length);
    expect((await ask('GET', `/webhooks/${id}`)).body).toEqual(shown);
    await ask('GET', '/webhooks/list');
    const { calls } = await control<Ledger>('GET', 'ledger');
    expect(calls['listWebhooks']?.calls).toBe(1);
    expect(calls['readWebhook']).toBeUndefined();

    const gone = await ask('DELETE', `/webhooks/${id}`);
    expect([gone.status, gone.body]).toMatchObject([202, { status: 'deleted', webhook_id: id }]);
    expect((await ask('GET', '/webhooks/list')).body['total']).toBe(Number(list['total']) - 1);
  });

  it('have Helius asked no more often, whatever ids are read', async () => {
    await created();
    const ids = [...Array(20).keys()].map((nth) => `${UNKNOWN.slice(0, -2)}${nth + 10}`);
    const answers = await Promise.all([...ids, 'callback', 'a'].map((id) => ask('GET', `/webhooks/${id}`)));
    expect(answers.filter(({ status }) => status !== 404)).toEqual([]);
    const { calls } = await control<Ledger>('GET', 'ledger');
    expect(Object.keys(calls).sort()).toEqual(['createWebhook', 'listWebhooks']);
    expect(calls['listWebhooks']?.calls).toBe(1);
  });

  it('carry the secret to this service, however its address is written', async () => {
    const { callbackUrl, allowHttp } = settings.webhooks;
    const sent = { token_id: token, webhook_url: 'https://gateway.example.org:443/webhooks/callback' };
    settings.webhooks.callbackUrl = 'https://Gateway.example.org/webhooks/callback';
    const here = String((await create(sent)).body['webhook_id']);
    settings.webhooks.callbackUrl = callbackUrl;
    const elsewhere = String((await create(sent)).body['webhook_id']);
    const kept = (await (
      await fetch(`${simulator.url}/v0/webhooks?api-key=${settings.upstreams.heliusApiKey}`)
    ).json()) as { webhookID: string; authHeader?: string }[];
    const secretOf = (id: string) => kept.find(({ webhookID }) => webhookID === id)?.authHeader;
    expect([allowHttp, secretOf(here), secretOf(elsewhere) ?? '']).toEqual([false, SECRET, '']);
  });

  it.each([
    ['GET', UNKNOWN],
    ['DELETE', UNKNOWN],
    ['GET', 'no%20id'],
    ['DELETE', '..%2F..'],
  ])('are not found by %s under %s', async (method, id) => {
    const { status, body } = await ask(method, `/webhooks/${id}`);
    expect([status, body['code']]).toEqual([404, 'WEBHOOK_NOT_FOUND']);
  });

  it.each<[string, () => object | Promise<object>, number, string]>([
    ['a token that is unknown', () => ({ token_id: 999_999 }), 404, 'TOKEN_NOT_FOUND'],
    ['no token', () => ({ webhook_url: null }), 422, 'REQUEST_FIELD_INVALID'],
    ['a token that is text', () => ({ token_id: String(token) }), 422, 'REQUEST_FIELD_INVALID'],
    [
      'a callback in a private network',
      () => ({ token_id: token, webhook_url: 'https://10.0.0.1/' }),
      422,
      'REQUEST_FIELD_INVALID',
    ],
    ['a token without early buyers', lonelyToken, 409, 'TOKEN_WITHOUT_EARLY_BUYERS'],
  ])('are not made for %s', async (_, sent, status, code) => {
    const answer = await create(await sent());
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect((await control<Ledger>('GET', 'ledger')).calls).toEqual({});
    expect(await notifications()).toEqual([null, null]);
  });

  it('are not made, and nobody is watched, where Helius refuses', async () => {
    await control('PUT', 'faults', [{ kind: 'key_rejected' }]);
    const { status, body } = await create();
    expect([status, body['code']]).toEqual([502, 'UPSTREAM_KEY_REJECTED']);
    expect(await notifications()).toEqual([null, null]);
  });

  it('are made and deleted by operators only, where that is asked for', async () => {
    for (const [method, path] of [
      ['POST', '/webhooks/create'],
      ['DELETE', `/webhooks/${UNKNOWN}`],
    ] as const) {
      const body = method === 'POST' ? { token_id: token } : undefined;
      const { status, body: refused } = await gateway.request(method, path, { body });
      expect([status, refused['code']]).toEqual([403, 'ADMIN_KEY_NEEDED']);
    }
  });

  describe('the callback', () => {
    it.each([
      ['no secret', {}],
      ['a wrong secret', { authorization: `${SECRET}.` }],
      ['the secret as a bearer token', { authorization: `Bearer ${SECRET}` }],
      ['an operator’s key', { 'x-api-key': OPERATOR }],
    ])('refuses %s, before it reads a body', async (_, headers: Record<string, string>) => {
      const answer = await call(headers, '{ no JSON');
      expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'WEBHOOK_SECRET_WRONG' }]);
    });

    it.each<[string, string, number, string | undefined]>([
      ['one transaction', JSON.stringify(SIGNED), 200, undefined],
      ['nothing', '', 400, 'REQUEST_MALFORMED'],
      ['no JSON', '{', 400, 'REQUEST_MALFORMED'],
      ['a number', '7', 422, 'REQUEST_FIELD_INVALID'],
      ['a list too long', `[${Array(1_001).fill('{}').join()}]`, 422, 'REQUEST_FIELD_INVALID'],
      ['a body larger than elsewhere', `[{"of":"${'x'.repeat(200_000)}"}]`, 200, undefined],
      ['a body too large', `["${'x'.repeat(4 * 1_024 * 1_024)}"]`, 413, 'REQUEST_TOO_LARGE'],
    ])('answers %s', async (_, body, status, code) => {
      const answer = await call({ authorization: SECRET }, body);
      const read = (await answer.json()) as Record<string, unknown>;
      expect([answer.status, read['code']]).toEqual([status, code]);
      if (status === 413) expect(read['error']).toContain('4194304 bytes');
    });
  });

  it('keep their secret to themselves', async () => {
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toMatch(/upstream_requests_total\{upstream="helius",outcome="answered"\} [1-9]/);
    expect(metrics).toMatch(/helius_credits_used_total [1-9]\d*00\n/);
    expect(answered.length).toBeGreaterThan(20);
    expect([...answered, ...logged, metrics].filter((text) => text.includes(SECRET))).toEqual([]);
  });

  async function lonelyToken(): Promise<object> {
    const analysis = newAnalysis({ mint: LONELY_MINT, createdAt: AT });
    const { analyses } = gateway.database;
    await analyses.admit(analysis, null);
    const result = { ...sampleResult(LONELY_MINT), earlyBuyers: [] };
    const outcome = await analyses.complete(analysis.id, result, null, AT);
    return { token_id: outcome.status === 'committed' ? outcome.tokenId : null };
  }
});
