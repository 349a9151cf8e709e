import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartedSimulator } from '../testing/started-simulator';

const ADDRESS = 'So11111111111111111111111111111111111111112';
const UNKNOWN = '/v0/webhooks/6c0f4a52-5f0e-4b7c-9a53-8d7d3b6f2f11?api-key=right';

interface Webhook {
  webhookID: string;
}

describe('the webhooks of the simulator', () => {
  let simulator: StartedSimulator;
  let receiver: Server;
  let received: { authorization: string | undefined; body: unknown }[];
  let wanted: Record<string, unknown>;

  const post = (path: string, body: unknown) => simulator.post(body, path);
  const create = async (): Promise<Webhook> =>
    (await post('/v0/webhooks?api-key=right', wanted)).json() as Promise<Webhook>;
  const deliver = (body: unknown) => post('/_simulator/webhooks/deliver', body);

  beforeAll(async () => {
    simulator = await StartedSimulator.start({ key: 'right' });
    receiver = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk)));
      request.on('end', () => {
        received.push({ authorization: request.headers.authorization, body: JSON.parse(text) });
        response.writeHead(200).end('thanks');
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    wanted = {
      ...{ webhookURL: `http://127.0.0.1:${port}/hook`, transactionTypes: ['ANY'] },
      ...{ accountAddresses: [ADDRESS], webhookType: 'enhanced', authHeader: 'the secret' },
    };
  });
  beforeEach(async () => {
    received = [];
    await simulator.resetLedger();
    await simulator.setFaults([]);
  });
  afterAll(async () => {
    await simulator.close();
    receiver.closeAllConnections();
    receiver.close();
  });

  it('are kept as Helius keeps them, until they are deleted, and billed', async () => {
    const webhook = await create();
    expect(webhook).toEqual({
      ...{ ...wanted, webhookID: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
      ...{ wallet: expect.any(String) as string, active: true },
    });
    const path = `/v0/webhooks/${webhook.webhookID}?api-key=right`;
    expect(await simulator.read(path)).toEqual(webhook);
    expect(await simulator.read('/helius/v0/webhooks?api-key=right')).toEqual([webhook]);
    expect((await fetch(simulator.url + path, { method: 'DELETE' })).status).toBe(200);
    expect(await simulator.read('/v0/webhooks?api-key=right')).toEqual([]);
    const { credits, calls } = await simulator.read<{ credits: number; calls: object }>('/_simulator/ledger');
    expect([credits, Object.keys(calls)]).toEqual([
      500,
      ['createWebhook', 'readWebhook', 'listWebhooks', 'deleteWebhook'],
    ]);
  });

  it.each([
    ['a wrong key', 'GET', '/v0/webhooks?api-key=wrong', 401],
    ['an unknown id', 'GET', UNKNOWN, 404],
    ['an unknown id to delete', 'DELETE', UNKNOWN, 404],
    ['a method that is none', 'PUT', '/v0/webhooks?api-key=right', 404],
    ['a webhook without anything', 'POST', '/v0/webhooks?api-key=right', 400],
  ])('refuse %s', async (_, method, path, status) => {
    const body = method === 'POST' ? '{}' : undefined;
    expect((await fetch(simulator.url + path, { method, body })).status).toBe(status);
  });

  it('suffer faults by the name of the call', async () => {
    await simulator.setFaults([
      { kind: 'empty_503', match: { upstream: 'helius', method: 'listWebhooks' }, times: 1 },
    ]);
    expect((await simulator.get('/v0/webhooks?api-key=right')).status).toBe(503);
    expect((await simulator.get('/v0/webhooks?api-key=right')).status).toBe(200);
  });

  it('deliver transactions of what they watch, with their secret, the same again in the same round', async () => {
    const { webhookID } = await create();
    const answer = await deliver({ webhookID });
    expect(await answer.json()).toEqual({ status: 200, body: 'thanks' });
    await deliver({ webhookID });
    await deliver({ webhookID, round: 1 });
    const [first, again, other] = received;
    expect(first).toMatchObject({
      authorization: 'the secret',
      body: [{ feePayer: ADDRESS, signature: expect.stringMatching(/^[1-9A-Za-z]{64,88}$/) as string }],
    });
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it.each([
    ['no webhook', {}, 400],
    ['an unknown webhook', { webhookID: 'nobody' }, 404],
  ])('deliver nothing of %s', async (_, body, status) => {
    expect((await deliver(body)).status).toBe(status);
    expect(received).toEqual([]);
  });
});
