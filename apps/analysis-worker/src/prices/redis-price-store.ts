import type { PastSolPrice, PriceStore } from '@meridinate/price-client';
import { z } from 'zod';
import type { Redis } from 'ioredis';

/** One hash for all minutes; what is not asked for is not kept. */
const KEY = 'meridinate:sol-usd';

const priceSchema = z.object({
  usd: z.number().positive(),
  source: z.enum(['coinbase', 'binance', 'defillama', 'coingecko', 'jupiter', 'dexscreener']),
  ageMinutes: z.number(),
});

function priceIn(text: string | null): PastSolPrice | null {
  if (text === null) return null;
  try {
    return priceSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * SOL prices of minutes that are over, kept in Redis for all workers: a hash from the minute (unix
 * seconds / 60) to JSON. It has no expiry, because a settled price never changes. What is not readable
 * counts as absent. Fails at once where Redis is away, if the client does.
 */
export const redisPriceStore = (redis: Redis): PriceStore => ({
  async read(minutes) {
    const prices = new Map<number, PastSolPrice>();
    if (minutes.length === 0) return prices;
    const texts = await redis.hmget(KEY, ...minutes.map(String));
    minutes.forEach((minute, index) => {
      const price = priceIn(texts[index] ?? null);
      if (price !== null) prices.set(minute, price);
    });
    return prices;
  },

  async keep(prices) {
    if (prices.size === 0) return;
    await redis.hset(
      KEY,
      new Map([...prices].map(([minute, price]) => [String(minute), JSON.stringify(price)])),
    );
  },
});
