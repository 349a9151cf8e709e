import type { Redis } from 'ioredis';

/** Less than the time after which the client gives a command up, so that no reply is missed by a hair. */
const ADD_WITHIN_MS = 400;

const LATE = 'LATE the job came after its sender had given it up';

const ADD_SCRIPTS = /^add(?:Standard|Prioritized|Delayed)Job:/;

/**
 * What runs in Redis before BullMQ's own script: the fourth of the packed arguments is the job's
 * timestamp, which the producer sets to the time by Redis' clock at which it sends.
 */
const GUARD = `
do
  local time = redis.call('TIME')
  local sentAt = tonumber(cmsgpack.unpack(ARGV[1])[4])
  if time[1] * 1000 + math.floor(time[2] / 1000) - sentAt > ${ADD_WITHIN_MS} then
    return redis.error_reply('${LATE}')
  end
end
`;

/**
 * Makes Redis itself refuse a job that reaches it too late.
 *
 * A command that has been given up lies in a socket, or is sent again by the client after a
 * reconnection, and a Redis that was only silent carries it out when it speaks again: a job nobody
 * waits for, which costs credits. Only Redis can tell that the time is over, in the same step that
 * would store the job. BullMQ's `add` has no such condition, so it is put in front of its scripts.
 */
export function refuseLateAdds(client: Redis): void {
  const define = client.defineCommand.bind(client);
  client.defineCommand = (name, definition) => {
    const guarded = ADD_SCRIPTS.test(name) ? { ...definition, lua: `${GUARD}${definition.lua}` } : definition;
    define(name, guarded);
  };
}

/** True for the refusal of {@link refuseLateAdds}. */
export const isLateAdd = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('LATE ');
