import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const FOLDER = join(__dirname, 'page');
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** The web client's page on a port of its own. */
export interface ServedPage {
  /** As a browser names it in `Origin`. */
  origin: string;
  /** The same page under another name of this machine, and so from another origin. */
  strangeOrigin: string;
  stop(): Promise<void>;
}

export async function servePage(): Promise<ServedPage> {
  const files = new Map<string, Buffer>();
  for (const name of await readdir(FOLDER)) files.set(`/${name}`, await readFile(join(FOLDER, name)));
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    const file = files.get(path);
    response.writeHead(file ? 200 : 404, { 'content-type': TYPES[extname(path)] ?? 'text/plain' });
    response.end(file);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    strangeOrigin: `http://127.0.0.1:${port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
