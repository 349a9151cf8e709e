import { RECORDS } from './records';

/**
 * Puts into Redis what it has missed. `KEYS[1]` marks the batch: one that arrives again does nothing.
 * Arguments: the deadline, ms for which the mark lasts, and one JSON item for each other key:
 *
 * - `strict`, `windowMs`
 * - `known`, where this replica has heard of the key: `used`, `born`, `endMs`. A record that was
 *   born at another time is not the one that was heard of: Redis has lost that, and it is put back to the
 *   highest `used` that any replica has heard of.
 * - `spent`, hits since then: `[ms, cost]` each; a negative cost was given back.
 * - `endMs` of the window in which a limit that is not strict has spent
 *
 * Two windows of one key become one that ends with the earlier: Redis would have known only that one.
 */
export const MERGE = `${RECORDS}
local function missing(known, born, restored)
  if not known or known.endMs <= now or born == known.born then return 0 end
  return math.max(restored, known.used) - restored
end

local function merge_window(key, item)
  if item.endMs <= now then return end
  local used, endMs, restored, born = unpack_window(read(key), item.windowMs)
  local missed = missing(item.known, born, restored)
  local spent = 0
  for _, hit in ipairs(item.spent) do spent = spent + hit[2] end
  if missed == 0 and spent == 0 then return end
  if endMs == 0 then born = missed > 0 and now or item.endMs end
  endMs = math.min(endMs == 0 and now + item.windowMs or endMs, item.endMs)
  keep_window(key, math.max(0, used + missed + spent), endMs, restored + missed, born)
end

local function merge_log(key, item)
  local record = unpack_log(read(key), item.windowMs)
  local known = item.known
  local missed = missing(known, #record > 2 and record[1] or 0, record[2])
  if missed > 0 then
    record[2] = record[2] + missed
    give_to_log(record, known.endMs - item.windowMs, missed)
  end
  for _, hit in ipairs(item.spent) do
    if hit[1] + item.windowMs > now then give_to_log(record, hit[1], hit[2]) end
  end
  keep_log(key, record, item.windowMs)
end

if redis.call('EXISTS', KEYS[1]) == 1 then return {now, 1} end
local items = cjson.decode(ARGV[3])
for n, item in ipairs(items) do
  if item.strict then merge_log(KEYS[n + 1], item) else merge_window(KEYS[n + 1], item) end
end
redis.call('SET', KEYS[1], 1, 'PX', ARGV[2])
return {now, 1}
`;
