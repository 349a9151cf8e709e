import { randomUUID } from 'node:crypto';

/** What runs Redis on this machine. */
export type RedisProgram = { kind: 'program'; path: string } | { kind: 'docker'; path: string };

export interface RedisArguments {
  port: number;
  /** Absolute folder for the append-only file. */
  dir: string;
  appendonly: boolean;
  extraArgs: readonly string[];
}

/** How to start one Redis, and the name of its container when there is one. */
export interface RedisCommand {
  command: string;
  args: string[];
  container: string | null;
}

const IMAGE = 'redis:7-alpine';

function serverArguments({ appendonly, extraArgs }: RedisArguments, at: string[]): string[] {
  const durability = ['--save', '', '--appendonly', appendonly ? 'yes' : 'no', '--appendfsync', 'everysec'];
  return [...at, ...durability, '--maxmemory-policy', 'noeviction', ...extraArgs];
}

/** The command line of a Redis that listens on 127.0.0.1 only and never evicts. */
export function redisCommand(program: RedisProgram, how: RedisArguments): RedisCommand {
  if (program.kind === 'program') {
    const at = ['--port', String(how.port), '--bind', '127.0.0.1', '--dir', how.dir];
    return { command: program.path, args: serverArguments(how, at), container: null };
  }
  const container = `meridinate-redis-${randomUUID()}`;
  const user = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
  const box = ['--name', container, '--user', user, '-p', `127.0.0.1:${how.port}:6379`];
  const server = ['redis-server', ...serverArguments(how, ['--bind', '0.0.0.0', '--dir', '/data'])];
  return {
    command: program.path,
    args: ['run', '--rm', ...box, '-v', `${how.dir}:/data`, IMAGE, ...server],
    container,
  };
}
