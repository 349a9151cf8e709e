import { rmSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../process/child';
import { freePort } from '../process/free-port';
import { onParentExit } from '../process/parent-exit';
import { runProgram } from '../process/programs';
import { untilReady } from '../process/until-ready';
import { findPostgres } from './find-postgres';
import { greetPostgres } from './greet-postgres';

const SUPERUSER = 'postgres';
const INITDB_WITHIN_MS = 60_000;
const READY_WITHIN_MS = 30_000;
const STOP_GRACE_MS = 10_000;
const ID_WITHIN_MS = 5_000;

/** A PostgreSQL of our own on 127.0.0.1, empty, that trusts everyone on this machine. */
export interface PostgresServer {
  url: string;
  /** Ends it and removes its files; safe to call twice. */
  stop(): Promise<void>;
}

async function userNumbers(name: string): Promise<{ uid: number; gid: number }> {
  const ask = (flag: string) => runProgram('id', [flag, name], { timeoutMs: ID_WITHIN_MS });
  return { uid: Number(await ask('-u')), gid: Number(await ask('-g')) };
}

/** PostgreSQL refuses to run as root: somebody else has to own it then. */
async function owner(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return userNumbers('postgres').catch(() => userNumbers('nobody'));
}

function serverArguments(dir: string, port: number): string[] {
  // Nothing here has to survive a power cut, so nothing waits for a disk.
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: dir,
    fsync: 'off',
    full_page_writes: 'off',
  };
  return ['-D', dir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/**
 * Makes an empty cluster in a temporary folder and starts it. The first call on a machine without
 * PostgreSQL installs it, which may take minutes.
 * @throws Error when there is no PostgreSQL to start, or with its output when it does not answer in time.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await findPostgres();
  const runAs = await owner();
  const dir = await mkdtemp(join(tmpdir(), 'meridinate-postgres-'));
  const forgetFiles = onParentExit(() => rmSync(dir, { recursive: true, force: true }));
  const removeFiles = async () => {
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    forgetFiles();
  };
  try {
    if (runAs) await chown(dir, runAs.uid, runAs.gid);
    const cluster = ['-D', dir, '-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    await runProgram(join(folder, 'initdb'), cluster, { timeoutMs: INITDB_WITHIN_MS, owner: runAs });
    const port = await freePort();
    const child = startChild({
      command: join(folder, 'postgres'),
      args: serverArguments(dir, port),
      cwd: dir,
      owner: runAs,
      lastSignal: 'SIGQUIT',
    });
    const probe = () => greetPostgres(port, SUPERUSER);
    await untilReady(child, { name: 'PostgreSQL', deadlineMs: READY_WITHIN_MS, probe });
    return {
      url: `postgres://${SUPERUSER}@127.0.0.1:${port}/${SUPERUSER}`,
      async stop() {
        await child.stop('SIGINT', STOP_GRACE_MS);
        await removeFiles();
      },
    };
  } catch (error) {
    await removeFiles();
    throw error;
  }
}
