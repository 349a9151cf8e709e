import { RECORDS } from './records';

/**
 * Says that a replica lives. `KEYS`: the living, by the time they last said so; since when this
 * Redis remembers; the count of refunds.
 * Arguments: the deadline, the replica, ms after which silence is death. Answers with the time, 1, how
 * many live, how many of them stand before this one, since when this Redis remembers (another number than
 * before means that it has lost what it knew) and the count of refunds.
 */
export const BEAT = `${RECORDS}
local silent = tonumber(ARGV[3])
redis.call('ZADD', KEYS[1], now, ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - silent)
redis.call('PEXPIRE', KEYS[1], silent)
local began = tonumber(redis.call('GET', KEYS[2])) or time[1] * 1000000 + time[2]
redis.call('SET', KEYS[2], string.format('%.0f', began), 'PX', 86400000)
local before = 0
for _, each in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if each < ARGV[2] then before = before + 1 end
end
return {now, 1, redis.call('ZCARD', KEYS[1]), before, began,
  tonumber(redis.call('GET', KEYS[3]) or 0)}
`;
