import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  settingsIn,
  startGateway,
  temporaryFolder,
  type RunningGateway,
  type TemporaryFolder,
} from '../testing/gateway';

const H2C = ['Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__', 'Connection: Upgrade, HTTP2-Settings'];
const LAST = ['GET /health/live HTTP/1.1', 'Host: x', 'Connection: close', '', ''].join('\r\n');

describe('a request that offers an upgrade', () => {
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

  /** The status of the first of two requests on one connection, and all that came back. */
  const exchange = async (first: string[], body = ''): Promise<[number, string]> => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    socket.once('data', () => socket.write(LAST));
    socket.write(`${first.join('\r\n')}\r\n\r\n${body}`);
    const answers = await text(socket);
    return [Number(answers.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length)), answers];
  };

  it('to another protocol is answered as if it did not, and its connection serves on', async () => {
    const [status, answers] = await exchange(['GET /api/settings HTTP/1.1', 'Host: x', ...H2C]);
    expect(status).toBe(200);
    expect(answers.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
  });

  it('keeps its body', async () => {
    const body = JSON.stringify({ address: 'not a mint' });
    const head = ['POST /analyze/token HTTP/1.1', 'Host: x', 'Content-Type: application/json'];
    const [status, answers] = await exchange([...head, `Content-Length: ${body.length}`, ...H2C], body);
    expect(status).toBe(400);
    expect(answers).toContain('ADDRESS_MALFORMED');
  });

  it.each([
    ['to a WebSocket elsewhere', 'GET /nope HTTP/1.1', 'x'],
    ['to a WebSocket by another method', 'DELETE /ws HTTP/1.1', 'x'],
    ['with a Host that is none', 'GET /ws HTTP/1.1', '['],
  ])('%s is answered 404 in words', async (_how, line, host) => {
    const [status, answers] = await exchange([
      line,
      `Host: ${host}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
    ]);
    expect(status).toBe(404);
    expect(answers).toContain('"code":"ROUTE_NOT_FOUND"');
  });

  it('to a WebSocket at /ws reaches it', async () => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    socket.once('data', () => socket.end());
    socket.write('GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: WebSocket\r\nConnection: upgrade\r\n');
    socket.write('Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 101 /);
  });
});
