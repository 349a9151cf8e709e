import { z } from 'zod';

/** Everything that can be made to go wrong. */
export const FAULT_KINDS = [
  'latency',
  'rate_limited',
  'credits_exhausted',
  'html_502',
  'empty_503',
  'hang',
  'cut_body',
  'garbage_json',
  'plan_refused',
  'plan_refused_gtfa',
  'plan_refused_batch',
  'key_rejected',
  'repeat_token',
  'empty_page_with_token',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export const UPSTREAMS = [
  'helius',
  'dexscreener',
  'coinbase',
  'binance',
  'defillama',
  'coingecko',
  'jupiter',
] as const;
export type Upstream = (typeof UPSTREAMS)[number];

export const faultRule = z
  .strictObject({
    /** Both absent matches every request. */
    match: z
      .strictObject({ upstream: z.enum(UPSTREAMS), method: z.string().min(1) })
      .partial()
      .default({}),
    kind: z.enum(FAULT_KINDS),
    /** Milliseconds of a latency. */
    ms: z.int().min(0).max(600_000).optional(),
    probability: z.number().min(0).max(1).default(1),
    /** Uses after which the rule is spent; absent means never. */
    times: z.int().min(1).optional(),
  })
  .refine(({ kind, ms }) => (kind === 'latency') === (ms !== undefined), {
    message: 'ms belongs to latency, and latency needs it',
    path: ['ms'],
  });
export type FaultRule = z.infer<typeof faultRule>;

/** @throws RangeError with one sentence on what is wrong */
export function readFaultRules(given: unknown): FaultRule[] {
  const read = z.array(faultRule).max(100).safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.length ? `Rule ${issue.path.map(String).join('.')}` : 'The list of rules';
  throw new RangeError(`${place} cannot be used: ${issue?.message ?? 'unreadable'}.`);
}
