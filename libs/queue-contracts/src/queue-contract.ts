import { MeridinateError } from '@meridinate/errors';
import { z } from 'zod';

/** How often and how patiently a queue tries a job. */
export interface JobPolicy {
  /** Starts of a job that ended in a retryable error, at most. */
  attempts: number;
  /** First pause in ms; it doubles with each attempt up to `backoffCapMs`, with full jitter. */
  backoffMs: number;
  backoffCapMs: number;
  /** Seconds for which a finished job is kept in the queue. */
  keepSeconds: number;
}

/**
 * A queue as a promise between processes: its name, the shape and version of what travels through it,
 * and the rule that makes a job's id, so that sending twice is sending once.
 */
export interface QueueContract<P extends { version: number }> {
  name: string;
  version: P['version'];
  policy: JobPolicy;
  /** Ids are text without ":" and not a plain integer: BullMQ refuses both. */
  jobId: (payload: P) => string;
  /**
   * The time whose order decides which waiting job is next, ms since the epoch. Absent where jobs are
   * served in the order they came.
   */
  turnAt?: (payload: P) => number;
  /**
   * Checks a payload that arrived.
   * @throws MeridinateError MESSAGE_VERSION_UNKNOWN when a newer service wrote it: hand it back untouched.
   * @throws MeridinateError MESSAGE_MALFORMED when it is not what its version promises.
   */
  parse: (payload: unknown) => P;
}

const versioned = z.object({ version: z.union([z.number(), z.string()]) });

/** Makes a contract out of a zod schema whose `version` is a literal. */
export function defineQueue<P extends { version: number }>(definition: {
  name: string;
  version: P['version'];
  schema: z.ZodType<P>;
  policy: JobPolicy;
  jobId: (payload: P) => string;
  turnAt?: (payload: P) => number;
}): QueueContract<P> {
  const { name, version, schema, policy, jobId, turnAt } = definition;
  return {
    name,
    version,
    policy,
    jobId,
    turnAt,
    parse(payload) {
      const envelope = versioned.safeParse(payload);
      if (envelope.success && envelope.data.version !== version) {
        throw new MeridinateError('MESSAGE_VERSION_UNKNOWN', {
          queue: name,
          version: String(envelope.data.version),
        });
      }
      const parsed = schema.safeParse(payload);
      if (parsed.success) return parsed.data;
      const reason = parsed.error.issues.map(
        ({ path, message }) => `${path.join('.') || 'payload'}: ${message}`,
      );
      throw new MeridinateError('MESSAGE_MALFORMED', { queue: name, reason: reason.slice(0, 5).join('; ') });
    },
  };
}
