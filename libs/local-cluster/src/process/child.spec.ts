import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from './child';
import { freePort } from './free-port';
import { guard } from './guard';
import { untilReady } from './until-ready';

const node = (script: string) => startChild({ command: process.execPath, args: ['-e', script] });
const FOREVER = 'console.log("up"); setInterval(() => undefined, 1000);';

const LISTENER = `require('node:net').createServer().listen(Number(process.argv[1]), '127.0.0.1');`;

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => resolve(true)).once('error', () =>
      resolve(false),
    );
    socket.once('connect', () => socket.destroy());
  });
}

async function untilListening(port: number, expected: boolean): Promise<void> {
  for (const end = Date.now() + 10_000; (await isListening(port)) !== expected; await pause(20)) {
    if (Date.now() > end) throw new Error(`port ${port} is ${expected ? 'closed' : 'open'} after 10 s`);
  }
}

describe('freePort', () => {
  it('gives a port that can be bound, another one each time', async () => {
    const ports = await Promise.all([freePort(), freePort(), freePort()]);
    expect(ports.every((port) => port > 1023 && port < 65_536)).toBe(true);
  });
});

describe('a child process', () => {
  it('tells how it ended and what it wrote', async () => {
    const child = node('console.log("out"); console.error("err"); process.exitCode = 3;');
    expect(await child.exited).toEqual({ code: 3, signal: null });
    expect(child.output()).toContain('out');
    expect(child.output()).toContain('err');
    expect(child.running()).toBe(false);
  });

  it('keeps the end of a long output', async () => {
    const child = node('process.stdout.write("x".repeat(200000) + "last words");');
    await child.exited;
    expect(child.output().length).toBe(64 * 1024);
    expect(child.output().endsWith('last words')).toBe(true);
  });

  it('that cannot be started says so instead of throwing', async () => {
    const child = startChild({ command: '/no/such/program', args: [] });
    expect(await child.exited).toEqual({ code: null, signal: null });
    expect(child.output()).toContain('ENOENT');
  });

  it('is killed when it does not listen to the polite signal', async () => {
    const deaf = node(`process.on("SIGTERM", () => undefined); ${FOREVER}`);
    await untilReady(deaf, {
      name: 'deaf',
      deadlineMs: 10_000,
      probe: () => Promise.resolve(deaf.output().includes('up')),
    });
    expect(await deaf.stop('SIGTERM', 50)).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('is killed, with its output in the error, when it is not ready in time', async () => {
    const child = node(FOREVER);
    const waiting = untilReady(child, {
      name: 'The sleeper',
      deadlineMs: 500,
      probe: () => Promise.resolve(false),
    });
    await expect(waiting).rejects.toThrow(/The sleeper was not ready within 500 ms/);
    expect(child.running()).toBe(false);
  });

  it('dies with its parent even when the parent is killed', async () => {
    const library = JSON.stringify(join(__dirname, '../../dist/process/child.js'));
    const port = await freePort();
    const script = `const { startChild } = require(${library});
      const args = ['-e', ${JSON.stringify(LISTENER)}, '${port}'];
      startChild({ command: process.execPath, args });`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
    try {
      await untilListening(port, true);
    } finally {
      parent.kill('SIGKILL');
    }
    await untilListening(port, false);
  }, 25_000);

  it('is left alone once its guard is sent away', async () => {
    const child = node(FOREVER);
    guard(child.pid, 'SIGKILL')();
    expect(await child.stop('SIGTERM', 5_000)).toEqual({ code: null, signal: 'SIGTERM' });
  });
});
