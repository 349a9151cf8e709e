import type { AnsweredLimits, Receipt } from '@meridinate/rate-limit';

/** The limits as they stand once a receipt was given back; the limits charged come first, in its order. */
export function refunded(answered: AnsweredLimits | null, { items }: Receipt): AnsweredLimits | null {
  if (answered === null) return null;
  const limits = answered.limits.map((limit, index) => {
    const cost = items[index]?.cost ?? 0;
    const used = Math.max(0, limit.used - cost);
    return { ...limit, used, remaining: Math.min(limit.limit, limit.remaining + cost) };
  });
  return { ...answered, limits };
}
