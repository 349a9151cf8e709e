import type { Redis } from 'ioredis';
import type { BucketShape } from '../bucket/bucket-shape';

/**
 * `bucket/reserve.ts` on the clock of Redis, which is the only one all processes share. Its µs stay
 * below 2^53, where a double of Lua counts exactly; they are written with `%.0f` because Lua would
 * round them. A key ends when its bucket is full again and has nothing left to say.
 */
const RESERVE = `
local time = redis.call('TIME')
local now = (time[1] * 1000 + math.floor(time[2] / 1000)) * 1000
local interval = tonumber(ARGV[1])
local tolerance = tonumber(ARGV[2])
local empties = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now)
local start = math.max(now, empties - tolerance)
local full = empties + interval
redis.call('SET', KEYS[1], string.format('%.0f', full))
redis.call('PEXPIRE', KEYS[1], string.format('%.0f', math.ceil((full - now) / 1000)))
return math.ceil((start - now) / 1000)
`;

const COMMAND = 'meridinateReservePlace';

type Reserve = (key: string, intervalUs: number, toleranceUs: number) => Promise<number>;

/** Takes the next place in the bucket under `key`; resolves to the ms until the call may start. */
export type ReservePlace = (key: string, bucket: BucketShape) => Promise<number>;

/** Teaches `client` the script. It is sent by its hash, and whole where Redis does not know it yet. */
export function reservePlaceOf(client: Redis): ReservePlace {
  client.defineCommand(COMMAND, { lua: RESERVE, numberOfKeys: 1 });
  const { [COMMAND]: run } = client as Redis & Record<typeof COMMAND, Reserve>;
  return (key, { intervalUs, toleranceUs }) => run.call(client, key, intervalUs, toleranceUs);
}
