import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRedisServer } from './find-redis-server';
import { pingRedis } from './ping-redis';
import { redisCommand } from './redis-command';
import { startRedis, type RedisServer } from './start-redis';

const INSTALL_MS = 320_000;

function say(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(`${command}\r\n`));
    socket.setTimeout(5_000, () => socket.destroy(new Error('Redis is silent')));
    socket.once('error', reject);
    socket.once('data', (answer: Buffer) => {
      socket.destroy();
      resolve(answer.toString());
    });
  });
}

describe('startRedis', () => {
  const servers: RedisServer[] = [];
  const started = async (...options: Parameters<typeof startRedis>) => {
    const server = await startRedis(...options);
    servers.push(server);
    return server;
  };

  beforeAll(async () => void (await findRedisServer()), INSTALL_MS);
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });

  it('starts a Redis that answers and never evicts, and stops it', async () => {
    const redis = await started();
    expect(redis.url).toBe(`redis://127.0.0.1:${redis.port}`);
    expect(await pingRedis(redis.port)).toBe(true);
    expect(await say(redis.port, 'CONFIG GET maxmemory-policy')).toContain('noeviction');
    await redis.stop();
    await expect(pingRedis(redis.port)).rejects.toThrow(/ECONNREFUSED/);
    await redis.stop();
  });

  it('starts several side by side', async () => {
    const [left, right] = await Promise.all([started(), started()]);
    await say(left.port, 'SET place left');
    expect(await say(right.port, 'GET place')).toBe('$-1\r\n');
  });

  it('keeps what was written over a kill and a restart, with its append-only file', async () => {
    const redis = await started({ appendonly: true });
    const before = redis.pid;
    expect(await say(redis.port, 'SET mint kept')).toBe('+OK\r\n');
    redis.kill('SIGKILL');
    await redis.restart();
    expect(redis.pid).not.toBe(before);
    expect(await say(redis.port, 'GET mint')).toBe('$4\r\nkept\r\n');
  });

  it('forgets everything over a restart without it', async () => {
    const redis = await started();
    await say(redis.port, 'SET mint lost');
    await redis.restart();
    expect(await say(redis.port, 'GET mint')).toBe('$-1\r\n');
  });

  it('ends even a suspended server', async () => {
    const redis = await started();
    redis.kill('SIGSTOP');
    await redis.stop();
    await expect(pingRedis(redis.port)).rejects.toThrow(/ECONNREFUSED/);
  }, 15_000);

  it('leaves a folder it was given in place', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'meridinate-redis-spec-'));
    try {
      const redis = await started({ dir, appendonly: true });
      await redis.stop();
      expect(await readdir(dir)).toContain('appendonlydir');
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  it('shows what Redis wrote when it refuses to start', async () => {
    await expect(startRedis({ extraArgs: ['--no-such-setting', 'yes'] })).rejects.toThrow(
      /ended with code 1[\s\S]*no-such-setting/,
    );
  });
});

describe('redisCommand', () => {
  const how = { port: 7001, dir: '/somewhere', appendonly: true, extraArgs: ['--hz', '5'] };

  it('publishes a container on 127.0.0.1 only and mounts the folder', () => {
    const { args, container } = redisCommand({ kind: 'docker', path: '/usr/bin/docker' }, how);
    const line = args.join(' ');
    expect(line).toContain(`run --rm --name ${container}`);
    expect(line).toContain('-p 127.0.0.1:7001:6379 -v /somewhere:/data redis:7-alpine redis-server');
    expect(line).toMatch(/--appendonly yes .* --maxmemory-policy noeviction --hz 5$/);
  });

  it('binds a program to 127.0.0.1', () => {
    const { args } = redisCommand({ kind: 'program', path: '/usr/bin/redis-server' }, how);
    expect(args.join(' ')).toContain('--port 7001 --bind 127.0.0.1 --dir /somewhere');
  });
});
