import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { StartedSimulator } from '../testing/started-simulator';
import { readCommandLine } from './command-line';

const MAIN = resolve(__dirname, '../../dist/main.js');

describe('the command line', () => {
  it('has a default for everything', () => {
    expect(readCommandLine([])).toEqual({ seed: '1', key: null, replay: null, faults: [], now: null });
  });

  it('sets seed, key, recordings, latency and a clock that stands still', () => {
    const args = ['--seed', '7', '--key', 'k', '--replay', 'dir', '--latency', '200', '--now', '1788955200'];
    expect(readCommandLine(args)).toEqual({
      seed: '7',
      key: 'k',
      replay: 'dir',
      faults: [{ kind: 'latency', ms: 200, match: {}, probability: 1 }],
      now: 1_788_955_200,
    });
  });

  it('reads faults from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'faults-'));
    const file = join(folder, 'faults.json');
    writeFileSync(file, JSON.stringify([{ kind: 'hang', times: 1 }]));
    expect(readCommandLine(['--faults', file]).faults).toMatchObject([{ kind: 'hang', times: 1 }]);
    rmSync(folder, { recursive: true });
  });

  it.each([[['--latency', 'slow']], [['--speed', '9']], [['--now', 'noon']]])('refuses %j', (args) => {
    expect(() => readCommandLine(args)).toThrow();
  });
});

describe('an answer', () => {
  let simulator: StartedSimulator;
  beforeAll(async () => {
    simulator = await StartedSimulator.start();
  });
  afterAll(() => simulator.close());

  const raw = async (encoding: string): Promise<{ encoding: string | undefined; body: Buffer }> => {
    const sent = request(`${simulator.url}/_simulator/mints`, {
      headers: { 'accept-encoding': encoding },
    }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
    return { encoding: response.headers['content-encoding'], body: Buffer.concat(chunks) };
  };

  it('is packed only for callers that take it packed', async () => {
    const [packed, plain] = [await raw('gzip, br'), await raw('identity')];
    expect(packed.encoding).toBe('gzip');
    expect(plain.encoding).toBeUndefined();
    expect(gunzipSync(packed.body)).toEqual(plain.body);
    expect(packed.body.length).toBeLessThan(plain.body.length / 2);
  });

  it('is 413 to a body that is far too large', async () => {
    expect((await simulator.post(' '.repeat(1_100_000))).status).toBe(413);
  });

  it('tells that it is well', async () => {
    expect(await simulator.read('/_simulator/health')).toEqual({ status: 'ok' });
    expect((await simulator.get('/_simulator/anything')).status).toBe(404);
  });

  it('lists sample mints, the same for the same seed', async () => {
    const mints = await simulator.read<{ mint: string; kind: string }[]>('/_simulator/mints?count=40');
    const again = await StartedSimulator.start();
    expect(await again.read('/_simulator/mints?count=40')).toEqual(mints);
    await again.close();
    expect(mints).toHaveLength(40);
    expect(new Set(mints.map(({ mint }) => mint)).size).toBe(40);
    expect(new Set(mints.map(({ kind }) => kind)).size).toBe(6);
    expect((await simulator.get('/_simulator/mints?count=0')).status).toBe(400);
  });
});

describe('the process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('says where it listens and ends at once on %s', async (signal) => {
    const child = spawn(process.execPath, [MAIN, '--seed', '3'], {
      env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0' },
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const [, url = ''] =
      /^upstream-simulator listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(String(line)) ?? [];
    expect((await fetch(`${url}/_simulator/health`)).status).toBe(200);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('ends with status 1 and one sentence when it cannot start', async () => {
    const child = spawn(process.execPath, [MAIN, '--latency', 'slow'], { env: { PORT: '0' } });
    const [said] = (await once(child.stderr, 'data')) as [Buffer];
    expect(String(said)).toMatch(/^Rule 0\.ms cannot be used/);
    expect(await once(child, 'exit')).toEqual([1, null]);
  });
});
