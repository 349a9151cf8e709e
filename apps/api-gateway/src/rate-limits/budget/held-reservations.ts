import type { Reservation } from '@meridinate/rate-limit';
import type { Redis } from 'ioredis';

/** The two things that settle a reservation; whichever comes second finds the first. */
export interface Settlement {
  reservation: Reservation;
  /** Credits. */
  spent: number;
}

/**
 * Keeps, by the id of an analysis, what was reserved for it and what it spent, until both are known. An
 * analysis may end before its submission is answered, and in another gateway.
 */
export interface HeldReservations {
  /** Both reject where the store does not answer. */
  reserved(analysisId: string, reservation: Reservation): Promise<Settlement | null>;
  spent(analysisId: string, credits: number): Promise<Settlement | null>;
  /** The settlement was made. */
  forget(analysisId: string): Promise<void>;
}

type Held = Partial<Settlement>;

const settlementOf = ({ reservation, spent }: Held): Settlement | null =>
  reservation !== undefined && spent !== undefined ? { reservation, spent } : null;

/** Longer than any analysis waits and runs. */
const RESERVATION_KEPT_MS = 2 * 86_400_000;
/** Longer than a submission takes to be answered; for analyses for which nothing was reserved. */
const SPENT_KEPT_MS = 600_000;
const MOST_HELD = 10_000;

/** For one gateway that has its callers to itself. */
export function holdInMemory(): HeldReservations {
  const all = new Map<string, Held>();
  const add = (id: string, part: Held): Promise<Settlement | null> => {
    const held = { ...all.get(id), ...part };
    all.set(id, held);
    const [oldest] = all.size > MOST_HELD ? all.keys() : [];
    if (oldest !== undefined) all.delete(oldest);
    return Promise.resolve(settlementOf(held));
  };
  return {
    reserved: (id, reservation) => add(id, { reservation }),
    spent: (id, spent) => add(id, { spent }),
    forget(id) {
      all.delete(id);
      return Promise.resolve();
    },
  };
}

const keyOf = (analysisId: string): string => `meridinate:limit:reservation:${analysisId}`;

/** For all gateways of a Redis. */
export function holdInRedis(redis: Redis): HeldReservations {
  const add = async (id: string, part: Held, keptMs: number): Promise<Settlement | null> => {
    const [[field, value] = ['', undefined]] = Object.entries(part);
    const key = keyOf(id);
    const answers = await redis
      .multi()
      .hset(key, field, JSON.stringify(value))
      .pexpire(key, keptMs)
      .hgetall(key)
      .exec();
    const [error, kept] = answers?.[2] ?? [];
    if (error) throw error;
    const held = Object.entries(kept as Record<string, string>).map(([name, text]) => [
      name,
      JSON.parse(text) as unknown,
    ]);
    return settlementOf(Object.fromEntries(held) as Held);
  };
  return {
    reserved: (id, reservation) => add(id, { reservation }, RESERVATION_KEPT_MS),
    spent: (id, spent) => add(id, { spent }, SPENT_KEPT_MS),
    forget: async (id) => void (await redis.del(keyOf(id))),
  };
}
