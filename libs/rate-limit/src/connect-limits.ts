import { randomUUID } from 'node:crypto';
import { RedisBudget } from './budget/redis-budget';
import type { CreditBudget } from './budget/credit-budget';
import type { Limiter } from './limiter';
import { Fleet } from './outage/fleet';
import { Journal } from './outage/journal';
import { Replica } from './outage/replica';
import { connectLimitClient } from './redis/commands';
import { KnownLimits } from './redis/known-limits';
import { RedisClock } from './redis/redis-clock';
import { RedisLimiter, refundCall } from './redis/redis-limiter';
import { StoreLink, type StoreState } from './redis/store-link';

const ANSWER_MS = 50;
const KNOWN_KEYS = 8_000;

export interface SharedLimitsOptions {
  redisUrl: string;
  /** Hears the first error of each outage, without secrets. It must not throw. */
  onOutage: (error: Error) => void;
  /** Hears that an outage is over: what was spent meanwhile is in Redis. */
  onRecovery?: () => void;
  /** Replicas that share the limits at least; matters where Redis is lost before it was ever reached. Default 1. */
  replicas?: number;
  /** ms until an unanswered command is given up. Default 50. */
  answerMs?: number;
  /** Keys remembered for denials and outages. Default 8000. */
  knownKeys?: number;
}

/** Limits and budgets kept in one Redis. */
export interface SharedLimits {
  limiter: Limiter;
  budget: CreditBudget;
  readonly state: StoreState;
  /** How many share the limits, as far as this one has heard. */
  readonly replicas: number;
  /** Resolves to true once Redis decides, to false when it does not within `ms`. */
  untilHealthy(ms: number): Promise<boolean>;
  /** Ends the connection. Decisions go on as in an outage. */
  close(): void;
}

const monotonic = (): number => performance.now();

/**
 * Connects to the Redis that all replicas share. One decision is one command, a known denial none. Where
 * Redis fails, each replica goes on with its share of what was left, or as each charge says; what it
 * spends is merged when Redis is back, before that decides again.
 *
 * It must be one Redis, not a cluster: the keys of one decision belong to different callers.
 */
export function connectLimits(options: SharedLimitsOptions): SharedLimits {
  const client = connectLimitClient(options.redisUrl);
  const clock = new RedisClock(monotonic, Date.now() - monotonic());
  const now = (): number => Math.floor(clock.nowMs());
  const fleet = new Fleet(options.replicas ?? 1, monotonic);
  const known = new KnownLimits(options.knownKeys ?? KNOWN_KEYS);
  const id = randomUUID();
  const link = new StoreLink({
    client,
    clock,
    fleet,
    replica: id,
    answerMs: options.answerMs ?? ANSWER_MS,
    onOutage: options.onOutage,
    onRecovery: options.onRecovery ?? (() => undefined),
    onMemoryLost: () => replica.noteMemoryLost(),
    onRefund: () => known.doubt(clock.nowMs()),
  });
  const journal = new Journal({
    replica: id,
    now,
    merge: (keys, lastsMs, items) => link.send('meridinateMerge', keys, [lastsMs, JSON.stringify(items)]),
    refund(items) {
      const { keys, args } = refundCall(items);
      return link.send('meridinateRefund', keys, args);
    },
    onRecovered: () => fleet.reunite(),
  });
  const replica = new Replica({ known, fleet, journal, now });
  const budget = new RedisBudget(link);
  link.addRecovery(journal);
  link.addRecovery(budget);
  return {
    limiter: new RedisLimiter({ link, clock, known, replica }),
    budget,
    get state() {
      return link.state;
    },
    get replicas() {
      return fleet.size;
    },
    untilHealthy: (ms) => link.untilHealthy(ms),
    close: () => link.close(),
  };
}
