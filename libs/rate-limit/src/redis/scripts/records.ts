/**
 * What all scripts begin with. `ARGV[1]` is the moment, in ms on the clock of Redis, from which the
 * caller no longer waits: a script that runs later does nothing and answers with the time alone.
 *
 * A window is four numbers: used, end, restored, born. One that was opened when its limit had a longer
 * window ends as if it had begun now, and the first decision that finds it so keeps that end.
 *
 * A log is a packed list: born, restored, then time and cost of each hit, the oldest first. `born` tells a
 * record from one that was lost; `restored` is what was put back after Redis had lost its memory. A record and its TTL are
 * written at once, so no key is ever without one; a key that has lost it gets it back on every path. What is no record of ours counts as
 * empty.
 */
export const RECORDS = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[1]) then return {now} end

local call = redis.call

local function read(key)
  local packed = redis.pcall('GET', key)
  return type(packed) == 'string' and packed
end

local function keep(key, packed, endMs)
  if endMs > now then call('SET', key, packed, 'PX', endMs - now) else call('DEL', key) end
end

local function unpack_window(packed, windowMs)
  if packed and #packed == 32 then
    local used, endMs, restored, born = struct.unpack('dddd', packed)
    if endMs > now then return used, math.min(endMs, now + windowMs), restored, born end
  end
  return 0, 0, 0, 0
end

local function keep_window(key, used, endMs, restored, born)
  keep(key, struct.pack('dddd', used, endMs, restored, born), endMs)
end

local function unpack_list(packed)
  if not packed then return nil end
  local fine, list = pcall(cmsgpack.unpack, packed)
  if fine and type(list) == 'table' and type(list[2]) == 'number' then return list end
  return nil
end

local function unpack_log(packed, windowMs)
  local record = unpack_list(packed)
  local live = {now, 0}
  for i = 3, record and #record or 0, 2 do
    if record[i] + windowMs > now then
      live[#live + 1] = record[i]
      live[#live + 1] = record[i + 1]
    end
  end
  if #live > 2 then
    live[1] = record[1]
    live[2] = record[2]
  end
  return live
end

local function keep_log(key, record, windowMs)
  keep(key, cmsgpack.pack(record), (record[#record - 1] or 0) + windowMs)
end

local function give_to_log(record, at, cost)
  local i = 3
  while record[i] and record[i] < at do i = i + 2 end
  if record[i] == at then
    record[i + 1] = record[i + 1] + cost
  else
    table.insert(record, i, cost)
    table.insert(record, i, at)
  end
  if record[i + 1] <= 0 then
    table.remove(record, i)
    table.remove(record, i)
  end
end
`;
