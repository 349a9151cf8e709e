import { RECORDS } from './records';

/**
 * Gives charges back while the window lasts in which they were made. The last of `KEYS` counts the
 * refunds. Arguments: the deadline; for each
 * key 1 where strict, its window, the mark of the charge (birth of the window, time of the hit) and its cost. Every
 * replica hears of it with its next beat. Answers with the time and 1.
 */
export const REFUND = `${RECORDS}
for n = 1, #KEYS - 1 do
  local at = n * 4 - 2
  local windowMs, mark, cost = tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3])
  if ARGV[at] == '1' then
    local record = unpack_log(read(KEYS[n]), windowMs)
    for i = 3, #record, 2 do
      if record[i] == mark then
        give_to_log(record, mark, -cost)
        keep_log(KEYS[n], record, windowMs)
        break
      end
    end
  else
    local used, endMs, restored, born = unpack_window(read(KEYS[n]), windowMs)
    if endMs > 0 and born == mark then
      keep_window(KEYS[n], math.max(0, used - cost), endMs, restored, born)
    end
  end
end
redis.call('INCR', KEYS[#KEYS])
redis.call('PEXPIRE', KEYS[#KEYS], 86400000)
return {now, 1}
`;
