import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type Child } from '../process/child';
import { freePort } from '../process/free-port';
import { onParentExit } from '../process/parent-exit';
import { untilReady } from '../process/until-ready';
import { findRedisServer } from './find-redis-server';
import { pingRedis } from './ping-redis';
import { redisCommand, type RedisArguments, type RedisProgram } from './redis-command';

const READY_WITHIN_MS = 15_000;
/** The first start through Docker also fetches the image. */
const CONTAINER_READY_WITHIN_MS = 120_000;
const STOP_GRACE_MS = 5_000;

export interface RedisOptions {
  /** A free one when absent. */
  port?: number;
  /** Folder of its files; when absent a temporary one, which `stop` removes. */
  dir?: string;
  /** Keep what is written, so that it is there after `restart`. Default false. */
  appendonly?: boolean;
  /** Further arguments of redis-server, last on its command line. */
  extraArgs?: readonly string[];
}

/** A Redis of our own on 127.0.0.1. */
export interface RedisServer {
  url: string;
  port: number;
  /** Changes with `restart`. */
  readonly pid: number;
  /** Sends a signal and does not wait; SIGSTOP and SIGCONT play an outage without closed sockets. */
  kill: (signal: NodeJS.Signals) => void;
  /** Stops it if it still runs, then starts it on the same port and folder. */
  restart(): Promise<void>;
  /** Ends it, within 5 s by force; safe to call twice. */
  stop(): Promise<void>;
}

interface RunningRedis {
  child: Child;
  kill: (signal: NodeJS.Signals) => void;
}

async function launch(program: RedisProgram, how: RedisArguments): Promise<RunningRedis> {
  const { command, args, container } = redisCommand(program, how);
  const child = startChild({ command, args, cwd: how.dir });
  if (container !== null) {
    // The docker client may be killed without its container, so the container is named and ended apart.
    const forget = onParentExit(() => spawnSync(command, ['kill', container]));
    void child.exited.then(forget);
  }
  const deadlineMs = container === null ? READY_WITHIN_MS : CONTAINER_READY_WITHIN_MS;
  await untilReady(child, { name: 'Redis', deadlineMs, probe: () => pingRedis(how.port) });
  return {
    child,
    kill(signal) {
      if (container === null) child.kill(signal);
      else spawn(command, ['kill', '--signal', signal, container], { stdio: 'ignore' });
    },
  };
}

async function end({ child, kill }: RunningRedis): Promise<void> {
  if (child.running()) kill('SIGTERM');
  const last = setTimeout(() => {
    kill('SIGKILL');
    child.kill('SIGKILL');
  }, STOP_GRACE_MS);
  await child.exited.finally(() => clearTimeout(last));
}

/**
 * Starts a Redis that never evicts and writes no snapshots. The first call on a machine without Redis
 * installs it, which may take minutes.
 * @throws Error when there is no Redis to start, or with its output when it does not answer within 15 s.
 */
export async function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  const program = await findRedisServer();
  const port = options.port ?? (await freePort());
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'meridinate-redis-')));
  const how = { port, dir, appendonly: options.appendonly ?? false, extraArgs: options.extraArgs ?? [] };
  const removeFiles = () =>
    options.dir === undefined ? rm(dir, { recursive: true, force: true }) : Promise.resolve();
  let running: RunningRedis;
  try {
    running = await launch(program, how);
  } catch (error) {
    await removeFiles();
    throw error;
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    get pid() {
      return running.child.pid;
    },
    kill: (signal) => running.kill(signal),
    async restart() {
      await end(running);
      running = await launch(program, how);
    },
    async stop() {
      await end(running);
      await removeFiles();
    },
  };
}
