import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { settingsIn, startGateway, temporaryFolder } from '../testing/gateway';
import type { Answer, RunningGateway, TemporaryFolder } from '../testing/gateway';
import { ScriptedEngine, waitsAfterAPage } from '../testing/scripted-engine';

const MINT = 'So11111111111111111111111111111111111111112';
const UNKNOWN = '0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11';
const ORIGIN = 'http://localhost:3000';
const KEY = 'the key of the operator';

describe('the application', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const keys = { ADMIN_KEY_HASH: `root:${createHash('sha256').update(KEY).digest('hex')}` };
    gateway = await startGateway(settingsIn(folder.path, keys), new ScriptedEngine(waitsAfterAPage));
  });
  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  describe('for a web client of another origin', () => {
    const listed = ({ headers }: Response, name: string): string[] =>
      (headers.get(name) ?? '')
        .toLowerCase()
        .split(',')
        .map((item) => item.trim());

    it('allows the headers that its routes read', async () => {
      const asked = 'content-type,if-none-match,last-event-id,idempotency-key,x-api-key';
      const response = await fetch(`${gateway.url}/analyze/token`, {
        method: 'OPTIONS',
        headers: {
          origin: ORIGIN,
          'access-control-request-method': 'POST',
          'access-control-request-headers': asked,
        },
      });
      expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(listed(response, 'access-control-allow-headers')).toEqual(asked.split(','));
      expect(listed(response, 'access-control-allow-methods')).toEqual(
        expect.arrayContaining(['post', 'delete']),
      );
    });

    it('lets it read the request id, its limits and when to come again', async () => {
      const response = await fetch(`${gateway.url}/analysis`, { headers: { origin: ORIGIN } });
      expect(listed(response, 'access-control-expose-headers')).toEqual([
        'etag',
        'content-disposition',
        'x-request-id',
        'x-ratelimit-limit',
        'x-ratelimit-remaining',
        'x-ratelimit-reset',
        'ratelimit',
        'ratelimit-policy',
        'retry-after',
      ]);
    });
  });

  it('serves a path also with a slash at its end', async () => {
    const [bare, slashed] = await Promise.all(
      ['/tags', '/tags/'].map((path) => gateway.request('GET', path)),
    );
    expect([slashed?.status, slashed?.body]).toEqual([200, bare?.body]);
  });

  describe('with the type of a JSON body that is not there', () => {
    const withoutBody = (method: string, path: string): Promise<Answer> =>
      gateway.request(method, path, { headers: { 'content-type': 'application/json', 'x-api-key': KEY } });

    it('serves routes that need no body', async () => {
      const { body } = await gateway.request('POST', '/analyze/token', {
        body: { address: MINT },
        headers: { 'x-api-key': KEY },
      });
      const id = String(body['job_id']);
      expect((await withoutBody('GET', `/analysis/${id}`)).status).toBe(200);
      expect((await withoutBody('DELETE', `/analysis/${id}`)).body).toMatchObject({ job_id: id });
      const replay = await withoutBody('POST', `/analysis/${UNKNOWN}/replay`);
      expect([replay.status, replay.body]).toMatchObject([404, { code: 'ANALYSIS_NOT_FOUND' }]);
    });

    it.each(['/analyze/token', '/analyze/token/redis'])('asks for the body that %s needs', async (path) => {
      const { status, body } = await withoutBody('POST', path);
      expect([status, body]).toMatchObject([400, { code: 'REQUEST_MALFORMED' }]);
      expect(body['error']).toMatch(/it is empty; send a JSON object/);
    });
  });

  it('closes although somebody holds a connection open without ever sending a whole request', async () => {
    const other = await temporaryFolder();
    const closing = await startGateway(settingsIn(other.path));
    const socket = connect(Number(new URL(closing.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /health HTTP/1.1\r\n');
    socket.on('error', () => undefined);
    const cut = once(socket, 'close');
    await closing.close();
    await cut;
    await other.remove();
  });
});
