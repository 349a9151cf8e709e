import { RECORDS } from './records';

/** Integers of the answer for each limit; before them stand the time and 1 where all was charged. */
export const NUMBERS_PER_LIMIT = 5;

/**
 * Checks all limits, then charges all or none. Arguments: the deadline; 1 to charge, 0 to look; for each
 * key its limit, window, cost and 1 where strict. Answers with the time, 1 where it was charged, and for
 * each key: used, ms until something comes back, ms to wait, when its record was born, ms until nothing
 * counts any more.
 */
export const DECIDE = `${RECORDS}
local function log_standing(record, limit, windowMs, cost)
  local used = 0
  for i = 4, #record, 2 do used = used + record[i] end
  local excess = used + cost - limit
  local wait, i = 0, 3
  while excess > 0 and record[i] do
    wait = record[i] + windowMs - now
    excess = excess - record[i + 1]
    i = i + 2
  end
  return used, record[3] and record[3] + windowMs - now or 0, wait
end

-- False of a key without a TTL, and of one that was written with a longer window.
local function ends_in_time(key, windowMs)
  local left = call('PTTL', key)
  return left > 0 and left <= windowMs
end

local packed = call('MGET', unpack(KEYS))
local logs, ends, restored = {}, {}, {}
local answer, fits = {now, 0}, true
for n = 1, #KEYS do
  local at, a = n * 4 - 1, n * 5 - 2
  local limit, windowMs, cost = tonumber(ARGV[at]), tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
  if ARGV[at + 3] == '1' then
    local log = unpack_log(packed[n], windowMs)
    logs[n] = log
    answer[a], answer[a + 1], answer[a + 2] = log_standing(log, limit, windowMs, cost)
    answer[a + 3] = log[1]
    answer[a + 4] = answer[a] > 0 and log[#log - 1] + windowMs - now or 0
  else
    local used, endMs, back, born = unpack_window(packed[n], windowMs)
    ends[n], restored[n] = endMs, back
    local left = used > 0 and endMs - now or 0
    answer[a], answer[a + 1] = used, left
    answer[a + 2], answer[a + 3], answer[a + 4] = used + cost > limit and left or 0, born, left
  end
  if answer[a + 2] > 0 then fits = false end
end

if not fits or ARGV[2] == '0' then
  for n, key in ipairs(KEYS) do
    local a, windowMs = n * 5 - 2, tonumber(ARGV[n * 4])
    if answer[a] > 0 and not ends_in_time(key, windowMs) then
      if logs[n] then
        keep_log(key, logs[n], windowMs)
      else
        keep_window(key, answer[a], ends[n], restored[n], answer[a + 3])
      end
    end
  end
  return answer
end

answer[2] = 1
for n, key in ipairs(KEYS) do
  local at, a, log = n * 4 - 1, n * 5 - 2, logs[n]
  local windowMs, cost = tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
  local used, endMs, born = answer[a] + cost, ends[n], answer[a + 3]
  answer[a] = used
  if log then
    give_to_log(log, now, cost)
    keep_log(key, log, windowMs)
    answer[a + 1], answer[a + 4] = log[3] + windowMs - now, windowMs
  elseif endMs > 0 and ends_in_time(key, windowMs) then
    call('SET', key, struct.pack('dddd', used, endMs, restored[n], born), 'KEEPTTL')
    answer[a + 1], answer[a + 4] = endMs - now, endMs - now
  else
    if endMs == 0 then endMs, born = now + windowMs, now + windowMs end
    keep_window(key, used, endMs, restored[n], born)
    answer[a + 1], answer[a + 3], answer[a + 4] = endMs - now, born, endMs - now
  end
end
return answer
`;
