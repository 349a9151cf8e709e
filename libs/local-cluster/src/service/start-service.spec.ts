import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../process/free-port';
import { startService } from './start-service';

const SERVICE = `
require('node:http').createServer((request, response) => {
  if (request.url === '/environment') return response.end(JSON.stringify(process.env));
  response.writeHead(request.url === '/health' || request.url === '/ready' ? 200 : 404).end();
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'));
`;

describe('startService', () => {
  let folder: string;
  const script = async (text: string) => {
    const path = join(folder, 'main.js');
    await writeFile(path, text);
    return path;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meridinate-service-spec-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('starts it on a free port, waits until it is ready, and ends it politely', async () => {
    const service = await startService({ name: 'The service', script: await script(SERVICE), env: {} });
    expect(service.url).toBe(`http://127.0.0.1:${service.port}`);
    expect((await fetch(`${service.url}/health`)).status).toBe(200);
    expect(service.output()).toContain('listening');
    expect(await service.stop()).toEqual({ code: null, signal: 'SIGTERM' });
    expect(await service.stop()).toEqual({ code: null, signal: 'SIGTERM' });
  });

  it('uses the port and the path it is told', async () => {
    const PORT = String(await freePort());
    const main = await script(SERVICE);
    const service = await startService({ name: 'x', script: main, env: { PORT }, readyPath: '/ready' });
    expect(service.port).toBe(Number(PORT));
    await service.stop();
  });

  it("gives it nothing of the caller's environment but PATH and HOME", async () => {
    process.env['HELIUS_API_KEY'] = 'a-key-of-the-caller';
    try {
      const env = { GREETING: 'hello' };
      const service = await startService({ name: 'x', script: await script(SERVICE), env });
      const seen = (await (await fetch(`${service.url}/environment`)).json()) as object;
      expect(Object.keys(seen).sort()).toEqual(['GREETING', 'HOME', 'PATH', 'PORT']);
      await service.stop();
    } finally {
      delete process.env['HELIUS_API_KEY'];
    }
  });

  it('shows what a service wrote that ends before it is ready', async () => {
    const main = await script('console.error("HELIUS_API_KEY is missing"); process.exit(2);');
    await expect(startService({ name: 'The worker', script: main, env: {} })).rejects.toThrow(
      /^The worker ended with code 2 before it was ready\. It wrote:\nHELIUS_API_KEY is missing/,
    );
  });

  it('gives up on a service whose readiness path does not answer 200', async () => {
    const options = { name: 'x', script: await script(SERVICE), env: {}, readyPath: '/never' };
    await expect(startService({ ...options, readyTimeoutMs: 700 })).rejects.toThrow(
      /not ready within 700 ms/,
    );
  });

  it('tells how a killed service ended', async () => {
    const service = await startService({ name: 'x', script: await script(SERVICE), env: {} });
    service.kill('SIGKILL');
    expect(await service.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });
});
