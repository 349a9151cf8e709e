import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const BUILT = join(__dirname, '../dist/index.js');

/** A process of its own that has something to close, and says when it is ready. */
async function start(close: string, graceMs: number): Promise<ChildProcess> {
  const program = `
    const { exitOnSignal } = require(${JSON.stringify(BUILT)});
    exitOnSignal(${graceMs}).closes({ close: ${close} });
    setInterval(() => {}, 1000);
    console.log('ready');
  `;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  return child;
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)));

describe('exitOnSignal', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'closes what was started on %s, then exits with 0',
    async (signal) => {
      const child = await start("async () => console.log('closed')", 10_000);
      let output = '';
      child.stdout?.on('data', (text) => (output += String(text)));
      const exit = exitOf(child);
      child.kill(signal);
      expect(await exit).toBe(0);
      expect(output).toContain('closed');
    },
  );

  it('exits after the grace when closing hangs', async () => {
    const child = await start('() => new Promise(() => {})', 200);
    const exit = exitOf(child);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('exits with 0 when closing fails', async () => {
    const child = await start("() => Promise.reject(new Error('redis is gone'))", 10_000);
    const exit = exitOf(child);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('exits at once on a second signal', async () => {
    const child = await start("() => { console.log('closing'); return new Promise(() => {}); }", 60_000);
    const exit = exitOf(child);
    const closing = new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGTERM');
    await closing;
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });
});
