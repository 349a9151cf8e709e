import { json, type Answer } from '../server/answer';
import type { UpstreamRequest } from '../server/upstream-request';
import type { SolUsd } from './sol-usd';

const DAY_SECONDS = 86_400;
const KEYLESS_DAYS = 365;
const MOST_POINTS = 10_000;

export function coingeckoSimplePrice({ query }: UpstreamRequest, solUsd: SolUsd, nowSeconds: number): Answer {
  const wanted = (query.get('ids') ?? '').split(',').includes('solana');
  const inUsd = (query.get('vs_currencies') ?? '').split(',').includes('usd');
  if (!wanted) return json({});
  return json({ solana: inUsd ? { usd: solUsd.usdAt(Math.floor(nowSeconds / 60)) } : {} });
}

/** Seconds between points: the wider the range, the coarser. */
const stepOf = (seconds: number): number => {
  if (seconds <= DAY_SECONDS) return 300;
  return seconds <= 90 * DAY_SECONDS ? 3_600 : DAY_SECONDS;
};

const refusal = (errorCode: number, message: string, nowSeconds: number): Answer =>
  json(
    {
      error: {
        status: {
          timestamp: new Date(nowSeconds * 1_000).toISOString(),
          error_code: errorCode,
          error_message: message,
        },
      },
    },
    errorCode === 10_012 ? 401 : 422,
  );

/** Points of a range; without a key only the last 365 days. */
export function coingeckoRange({ query }: UpstreamRequest, solUsd: SolUsd, nowSeconds: number): Answer {
  const [from, to] = [Number(query.get('from') ?? NaN), Number(query.get('to') ?? NaN)];
  if (!Number.isFinite(from) || !Number.isFinite(to) || from > to) {
    return refusal(422, 'from and to must be unix seconds', nowSeconds);
  }
  if (from < nowSeconds - KEYLESS_DAYS * DAY_SECONDS) {
    return refusal(
      10_012,
      'Your request exceeds the allowed time range. Public API users are limited to querying historical data within the past 365 days.',
      nowSeconds,
    );
  }
  const step = stepOf(to - from);
  const points: [number, number][] = [];
  const last = Math.min(to, nowSeconds);
  for (let at = Math.ceil(from / step) * step; at <= last && points.length < MOST_POINTS; at += step) {
    points.push([at * 1_000, solUsd.usdAt(at / 60)]);
  }
  return json({ prices: points, market_caps: [], total_volumes: [] });
}
