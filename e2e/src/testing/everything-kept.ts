import { Redis } from 'ioredis';

const DEADLINE_MS = 5_000;

/** A value of Redis as text, whatever its type. */
async function valueOf(redis: Redis, key: string): Promise<string> {
  const type = await redis.type(key);
  switch (type) {
    case 'none':
      return '';
    case 'string':
      return (await redis.get(key)) ?? '';
    case 'hash':
      return JSON.stringify(await redis.hgetall(key));
    case 'list':
      return JSON.stringify(await redis.lrange(key, 0, -1));
    case 'set':
      return JSON.stringify(await redis.smembers(key));
    case 'zset':
      return JSON.stringify(await redis.zrange(key, '0', '-1', 'WITHSCORES'));
    case 'stream':
      return JSON.stringify(await redis.xrange(key, '-', '+'));
    default:
      throw new Error(`${key} is of the type ${type}, which nobody reads here`);
  }
}

/** All keys of a Redis with all their values, each on a line. */
export async function everythingInRedis({ url }: { url: string }): Promise<string> {
  const redis = new Redis(url, { connectTimeout: DEADLINE_MS, commandTimeout: DEADLINE_MS });
  try {
    const lines: string[] = [];
    for (const key of await redis.keys('*')) lines.push(`${key} ${await valueOf(redis, key)}`);
    return lines.join('\n');
  } finally {
    redis.disconnect();
  }
}

/** The body of a GET as it came, whatever its status. */
export async function textAt(url: string): Promise<string> {
  return (await fetch(url, { signal: AbortSignal.timeout(DEADLINE_MS) })).text();
}
