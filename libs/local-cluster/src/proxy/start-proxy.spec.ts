import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { startProxy, type Proxy } from './start-proxy';

/** Longer than anything takes on this machine that is not held back. */
const LONG_MS = 200;

describe('startProxy', () => {
  let target: Server;
  let proxy: Proxy;
  /** What callers have said to the target, and how their connections are. */
  let heard: string;
  let accepted: Socket[];
  const callers: Socket[] = [];

  beforeEach(async () => {
    heard = '';
    accepted = [];
    target = createServer((socket) => {
      accepted.push(socket);
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        heard += bytes.toString();
        socket.write(`heard ${bytes.toString()}`);
      });
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    const { port } = target.address() as AddressInfo;
    proxy = await startProxy({ target: { host: '127.0.0.1', port } });
  });
  afterEach(async () => {
    callers.splice(0).forEach((caller) => caller.destroy());
    await proxy.stop();
    await new Promise((resolve) => target.close(resolve));
  });

  const call = async (): Promise<Socket> => {
    const caller = connect({ port: proxy.port, host: '127.0.0.1' });
    callers.push(caller);
    await once(caller, 'connect');
    return caller;
  };
  const answer = async (caller: Socket): Promise<string> => {
    const [bytes] = (await once(caller, 'data')) as [Buffer];
    return bytes.toString();
  };
  const answerWithin = (caller: Socket, ms: number): Promise<string | null> =>
    Promise.race([answer(caller), pause(ms, null)]);

  it('passes bytes in both directions', async () => {
    const caller = await call();
    caller.write('mint');
    expect(await answer(caller)).toBe('heard mint');
  });

  it('passes on that a side has ended, after what it said', async () => {
    const caller = await call();
    caller.end('last');
    expect(await answer(caller)).toBe('heard last');
    await once(caller, 'close');
    expect(heard).toBe('last');
  });

  it('passes more than the other side takes at once', async () => {
    const caller = await call();
    const page = 'x'.repeat(8 * 1024 * 1024);
    let answered = 0;
    caller.on('data', (bytes) => (answered += bytes.length));
    caller.write(page);
    while (answered < page.length) await once(caller, 'data');
    expect(heard).toHaveLength(page.length);
  });

  it('becomes a hole for the connections it has, and gives on what it kept when it passes again', async () => {
    const caller = await call();
    caller.write('before');
    await answer(caller);
    await proxy.become('hole');
    caller.write(' within');
    accepted[0]?.write('from the target');
    expect(await answerWithin(caller, LONG_MS)).toBeNull();
    expect(heard).toBe('before');
    expect(caller.destroyed).toBe(false);

    let said = '';
    caller.on('data', (bytes) => (said += bytes.toString()));
    await proxy.become('pass');
    while (!said.includes('heard  within')) await once(caller, 'data');
    expect(said).toContain('from the target');
    expect(heard).toBe('before within');
  });

  it('takes new connections as a hole and tells the target nothing of them until it passes', async () => {
    await proxy.become('hole');
    const caller = await call();
    caller.write('hello');
    expect(await answerWithin(caller, LONG_MS)).toBeNull();
    expect(accepted).toHaveLength(0);
    await proxy.become('pass');
    expect(await answer(caller)).toBe('heard hello');
  });

  it('hides from the target that a caller has gone, while it is a hole', async () => {
    const caller = await call();
    caller.write('hello');
    await answer(caller);
    await proxy.become('hole');
    let ended = false;
    accepted[0]?.on('close', () => (ended = true));
    caller.destroy();
    await pause(LONG_MS);
    expect(ended).toBe(false);
    await proxy.become('pass');
    if (!ended) await once(accepted[0] as Socket, 'close');
  });

  it('refuses new connections and resets those it has, and listens on the same port again', async () => {
    const caller = await call();
    caller.write('hello');
    await answer(caller);
    const reset = once(caller, 'error') as Promise<[NodeJS.ErrnoException]>;
    await proxy.become('refuse');
    expect((await reset.catch((error: unknown) => [error]))[0]).toMatchObject({ code: 'ECONNRESET' });
    await expect(call()).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    await proxy.become('pass');
    const later = await call();
    later.write('again');
    expect(await answer(later)).toBe('heard again');
  });

  it('ends a connection whose target refuses', async () => {
    await new Promise((resolve) => {
      target.close(resolve);
    });
    const caller = await call();
    await once(caller, 'close');
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  });
});
