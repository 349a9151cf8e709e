import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import {
  type RunningGateway,
  settingsIn,
  startGateway,
  type TemporaryFolder,
  temporaryFolder,
} from '../testing/gateway';
import { ScriptedEngine, waitsAfterAPage } from '../testing/scripted-engine';

const MINT = 'So11111111111111111111111111111111111111112';

interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  bytes: Buffer;
}

/** An exchange in which nobody unpacks the answer; ends after the first bytes when told so. */
function ask(url: string, headers: Record<string, string>, isStream = false): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      const end = (): void => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(chunks) });
        sent.destroy();
      };
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (isStream) end();
      });
      answer.once('end', end);
    });
    sent.once('error', reject).end();
  });
}

describe('the answers of a gateway', () => {
  let folder: TemporaryFolder;
  let gateway: RunningGateway;

  const document = (accepted: string, path = '/docs-json'): Promise<RawAnswer> =>
    ask(gateway.url + path, { 'accept-encoding': accepted });

  beforeAll(async () => {
    folder = await temporaryFolder();
    gateway = await startGateway(settingsIn(folder.path), new ScriptedEngine(waitsAfterAPage));
  });
  afterAll(async () => {
    await gateway.close();
    await folder.remove();
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0.1, gzip;q=0.9', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'gzip'],
  ])('are packed as a client accepts it: %s', async (accepted, encoding) => {
    const { headers, bytes } = await document(accepted);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['vary']).toMatch(/accept-encoding/i);
    const text = (encoding === 'br' ? brotliDecompressSync : gunzipSync)(bytes).toString();
    expect(JSON.parse(text)).toMatchObject({ info: { title: 'Meridinate' } });
    expect(bytes.length).toBeLessThan(text.length / 2);
  });

  it.each(['', 'identity', 'gzip;q=0', 'zstd'])(
    'stay as they are for a client that accepts "%s"',
    async (accepted) => {
      const { headers, bytes } = await document(accepted);
      expect(headers['content-encoding']).toBeUndefined();
      expect(JSON.parse(bytes.toString())).toMatchObject({ info: { title: 'Meridinate' } });
    },
  );

  it('that are packed carry the weak form of their tag, by which they are known again', async () => {
    for (let tag = 0; tag < 40; tag += 1) {
      await gateway.database.tags.add(MINT, { tag: `a tag of some length, number ${tag}`, isKol: false });
    }
    const plain = await document('identity', '/tags');
    const strong = String(plain.headers['etag']);
    expect(strong).toMatch(/^"/);
    const packed = await document('br', '/tags');
    expect([packed.headers['content-encoding'], packed.headers['etag']]).toEqual(['br', `W/${strong}`]);
    for (const { headers } of [plain, packed]) expect(headers['vary']).toMatch(/accept-encoding/i);
    for (const tag of [strong, `W/${strong}`]) {
      const headers = { 'accept-encoding': 'br', 'if-none-match': tag };
      const again = await ask(`${gateway.url}/tags`, headers);
      expect([again.status, again.headers['etag'], again.bytes.length]).toEqual([304, tag, 0]);
    }
  });

  it('stay as they are when they are small', async () => {
    expect((await document('gzip', '/analysis')).headers['content-encoding']).toBeUndefined();
  });

  it('stay as they are as events, which must arrive one by one', async () => {
    const { body } = await gateway.request('POST', '/analyze/token', { body: { address: MINT } });
    const { headers, bytes } = await ask(
      `${gateway.url}/analysis/${String(body['job_id'])}/events`,
      { 'accept-encoding': 'br, gzip' },
      true,
    );
    expect(headers['content-encoding']).toBeUndefined();
    expect(bytes.toString()).toMatch(/^retry: /);
  });
});
