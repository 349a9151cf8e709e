import { Redis } from 'ioredis';
import { RESERVE, SETTLE, STATE } from '../budget/scripts';
import { BEAT } from './scripts/beat';
import { DECIDE } from './scripts/decide';
import { MERGE } from './scripts/merge';
import { REFUND } from './scripts/refund';

const RETRY_MS = 100;
const CONNECT_MS = 1_000;
const HANG_UP_MS = 200;

const SCRIPTS = {
  meridinateDecide: DECIDE,
  meridinateRefund: REFUND,
  meridinateMerge: MERGE,
  meridinateBeat: BEAT,
  meridinateReserve: RESERVE,
  meridinateSettle: SETTLE,
  meridinateBudget: STATE,
};

/** A script of ours: number of keys, keys, then its arguments without the deadline. */
export type Command = keyof typeof SCRIPTS;

type Run = (keys: number, ...rest: (string | number)[]) => Promise<number[]>;

/** A client that knows our scripts. */
export type LimitClient = Redis & Record<Command, Run>;

/**
 * A client of its own, for it must fail at once where others wait: nothing is kept for later and nothing
 * is sent twice. How long a command is waited for is `StoreLink`'s affair: `commandTimeout` would drop the
 * answer that comes late, and with it the knowledge of what was charged.
 */
export function connectLimitClient(redisUrl: string): LimitClient {
  const client = new Redis(redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    connectTimeout: CONNECT_MS,
    disconnectTimeout: HANG_UP_MS,
    retryStrategy: () => RETRY_MS,
  });
  for (const [name, lua] of Object.entries(SCRIPTS)) client.defineCommand(name, { lua });
  return client as LimitClient;
}
