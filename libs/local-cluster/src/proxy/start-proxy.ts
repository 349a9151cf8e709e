import { createServer, type Server } from 'node:net';
import { freePort } from '../process/free-port';
import { Link, type ProxyTarget } from './link';

/**
 * What a proxy does with connections, old and new alike. `pass` forwards them. `hole` takes and keeps
 * them and forwards nothing in either direction, as a network that loses every packet. `refuse` resets
 * them and does not listen.
 */
export type ProxyMode = 'pass' | 'hole' | 'refuse';

/** A TCP proxy on 127.0.0.1 that can play outages of the network. */
export interface Proxy {
  port: number;
  /** Resolves once the mode is in force. What a hole has kept goes on when it passes again. */
  become(mode: ProxyMode): Promise<void>;
  /** Ends all connections; safe to call twice. */
  stop(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
  });

/** Starts in the mode `pass`; the target need not be there yet. */
export async function startProxy({ target }: { target: ProxyTarget }): Promise<Proxy> {
  const links = new Set<Link>();
  let mode: ProxyMode = 'pass';
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (caller) => {
    const opened: Link = new Link(caller, target, () => links.delete(opened));
    links.add(opened);
    if (mode === 'pass') opened.flow();
    if (mode === 'refuse') opened.reset();
  });
  const port = await freePort();
  await listen(server, port);

  const become = async (next: ProxyMode): Promise<void> => {
    mode = next;
    for (const each of links) {
      if (next === 'pass') each.flow();
      else if (next === 'hole') each.hold();
      else each.reset();
    }
    if (next === 'refuse' && server.listening) await close(server);
    if (next !== 'refuse' && !server.listening) await listen(server, port);
  };
  return { port, become, stop: () => become('refuse') };
}
