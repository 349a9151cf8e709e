import { connect } from 'node:net';
import { BAD_REQUESTS } from '../testing/bad-requests';
import type { RunningGateway, TemporaryFolder } from '../testing/gateway';
import { settingsIn, startGateway, temporaryFolder } from '../testing/gateway';

const JSON_TYPE = { 'content-type': 'application/json' };

/** What a server answers to bytes that no HTTP client would send. */
function sendRaw(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let answer = '';
    socket.setEncoding('utf8').setTimeout(5_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (text) => (answer += text.toString()));
    socket.once('error', reject);
    socket.once('close', () => resolve(answer));
  });
}

describe('a bad request', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  beforeAll(async () => {
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path));
  });

  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  it.each(BAD_REQUESTS)('is answered in one useful sentence: $name', async (bad) => {
    const { method, headers, body: sent } = bad;
    const response = await fetch(gateway.url + bad.path, { method, headers, body: sent });
    const text = await response.text();
    expect(text).not.toMatch(/\bat .*:\d+:\d+|node_modules|secret/);
    const body = JSON.parse(text) as Record<string, unknown>;
    expect({ status: response.status, code: body['code'] }).toEqual({ status: bad.status, code: bad.code });
    expect(body['error']).toMatch(bad.says);
    expect(body).toMatchObject({ detail: body['error'], status: bad.status, type: 'about:blank' });
    expect(body['request_id']).toBe(response.headers.get('x-request-id'));
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    await expect(gateway.database.analyses.list({ limit: 1 })).resolves.toEqual([]);
  });

  it('names the methods of the path in Allow', async () => {
    const response = await fetch(`${gateway.url}/analyze/token`);
    expect(response.headers.get('allow')).toBe('POST');
  });

  it('lists each fault of a field apart', async () => {
    const body = JSON.stringify({ address: 7, min_usd: -1 });
    const response = await fetch(`${gateway.url}/analyze/token`, {
      method: 'POST',
      headers: JSON_TYPE,
      body,
    });
    expect(await response.json()).toMatchObject({
      faults: [
        { field: 'address', reason: 'must be a Solana address as text, not 7' },
        { field: 'min_usd', reason: 'must be a number of 0 or more, not -1' },
      ],
    });
  });

  it.each([
    ['a URL of 20 KB', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431, /larger than 16 KB/],
    ['bytes that are not HTTP', 'HELLO\r\n\r\n', 400, /not valid HTTP/],
    ['a header without a name', 'GET / HTTP/1.1\r\nhost: x\r\n: y\r\n\r\n', 400, /not valid HTTP/],
  ])('is answered in JSON before it is a request: %s', async (_name, bytes, status, says) => {
    const [head = '', body = ''] = (await sendRaw(gateway.url, bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const problem = JSON.parse(body) as { error: string; code: string };
    expect(problem.code).toBe('REQUEST_MALFORMED');
    expect(problem.error).toMatch(says);
  });

  it.each([
    ['/docs/../../package.json', '', 404, 'ROUTE_NOT_FOUND'],
    ['/analysis/x', 'expect: the unexpected\r\n', 404, 'ANALYSIS_NOT_FOUND'],
  ])('is answered in JSON though no client should send it: %s %s', async (path, header, status, code) => {
    const bytes = `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${header}\r\n`;
    const [head = '', body = ''] = (await sendRaw(gateway.url, bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });

  it('with too large a body is not cut off, so that a client that still sends it gets the answer', async () => {
    const body = 'x'.repeat(100_000);
    const response = await fetch(`${gateway.url}/register`, { method: 'POST', headers: JSON_TYPE, body });
    expect([response.status, response.headers.get('connection')]).toEqual([413, 'keep-alive']);
    expect(await response.json()).toMatchObject({ code: 'REQUEST_TOO_LARGE' });
  });

  it('carries the CORS header, so that a web client can read the answer', async () => {
    const headers = { origin: 'http://localhost:3000' };
    for (const path of ['/nowhere', '/analysis/x', '/analysis?limit=x', '/analysis/%zz']) {
      const response = await fetch(gateway.url + path, { headers });
      expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    }
    const stranger = await fetch(`${gateway.url}/nowhere`, { headers: { origin: 'http://evil.example' } });
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('leaves the gateway serving', async () => {
    const response = await fetch(`${gateway.url}/analysis`);
    expect([response.status, await response.json()]).toEqual([200, { total: 0, jobs: [] }]);
  });
});
