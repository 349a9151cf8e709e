/**
 * Injection token of a {@link RedisProbe}. The module that holds the connection to Redis provides it
 * and is global; without Redis nobody does, and nothing is probed.
 */
export const REDIS_PROBE = Symbol('REDIS_PROBE');

/** Asks Redis whether it is there and takes writes. */
export interface RedisProbe {
  /** False, a rejection and silence mean the same. */
  reachable(): Promise<boolean>;
}
