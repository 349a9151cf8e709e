import { RECORDS } from '../redis/scripts/records';
import { ASK_AGAIN_MS } from './line-account';

/** Integers of an answer for each line; before them stand the time and the verdict. */
export const NUMBERS_PER_LINE = 4;

/**
 * One line is `{used, end, id, amount, lease end, ...}`. A lease that has ended is dropped where its line
 * is looked at, and the key ends with the last of all that counts.
 */
const ACCOUNTS = `${RECORDS}
local function load_line(key)
  local record = unpack_list(read(key))
  local live = {0, 0}
  if record and record[2] > now then live = {record[1], record[2]} end
  for i = 3, record and #record or 0, 3 do
    if record[i + 2] > now then
      for j = i, i + 2 do live[#live + 1] = record[j] end
    end
  end
  return live
end

local function keep_line(key, record)
  local last = record[2]
  for i = 5, #record, 3 do last = math.max(last, record[i]) end
  keep(key, cmsgpack.pack(record), last)
end

local function line_standing(record, limit, amount)
  local used, reserved, parts, wait = record[1], 0, {}, 0
  if used > 0 then parts[1] = {record[2], used} end
  for i = 4, #record, 3 do
    reserved = reserved + record[i]
    parts[#parts + 1] = {record[i + 1], record[i]}
  end
  table.sort(parts, function(left, right) return left[1] < right[1] end)
  local excess = used + reserved + amount - limit
  for _, each in ipairs(parts) do
    if excess > 0 then wait = math.min(${ASK_AGAIN_MS}, each[1] - now) end
    excess = excess - each[2]
  end
  if used > 0 and used + amount > limit then wait = record[2] - now end
  return used, reserved, parts[1] and parts[1][1] - now or 0, wait
end

local function add_standing(answer, record, limit, amount)
  for _, number in ipairs({line_standing(record, limit, amount)}) do answer[#answer + 1] = number end
  return answer[#answer] == 0
end
`;

/**
 * Holds credits in all lines or in none. Arguments: the deadline, the reservation, its amount, its lease
 * in ms, the limit of each line. Answers with the time, 1 where they are held, and for each line: used,
 * reserved, ms until more is there at the latest, ms to wait.
 */
export const RESERVE = `${ACCOUNTS}
local amount, lease = tonumber(ARGV[3]), tonumber(ARGV[4])
local answer, records, fits = {now, 0}, {}, true
for n, key in ipairs(KEYS) do
  records[n] = load_line(key)
  fits = add_standing(answer, records[n], tonumber(ARGV[n + 4]), amount) and fits
end
if not fits then return answer end
answer = {now, 1}
for n, key in ipairs(KEYS) do
  local record = records[n]
  for _, value in ipairs({ARGV[2], amount, now + lease}) do record[#record + 1] = value end
  keep_line(key, record)
  add_standing(answer, record, math.huge, 0)
end
return answer
`;

/**
 * Frees what was held and counts what was spent. The last of `KEYS` marks the reservation as settled.
 * Arguments: the deadline, the reservation, credits spent, the longest window, the window of each line.
 * Answers with the time and 1.
 */
export const SETTLE = `${ACCOUNTS}
local settled = KEYS[#KEYS]
if redis.call('EXISTS', settled) == 1 then return {now, 1} end
local actual = tonumber(ARGV[3])
for n = 1, #KEYS - 1 do
  local record = load_line(KEYS[n])
  for i = #record - 2, 3, -3 do
    if record[i] == ARGV[2] then
      for _ = 1, 3 do table.remove(record, i) end
    end
  end
  if actual > 0 then
    record[1] = record[1] + actual
    if record[2] == 0 then record[2] = now + tonumber(ARGV[n + 4]) end
  end
  keep_line(KEYS[n], record)
end
redis.call('SET', settled, 1, 'PX', ARGV[4])
return {now, 1}
`;

/** How lines stand. Arguments: the deadline. Answers as the script that holds credits. */
export const STATE = `${ACCOUNTS}
local answer = {now, 1}
for _, key in ipairs(KEYS) do add_standing(answer, load_line(key), math.huge, 0) end
return answer
`;
