import { json, type Answer } from '../server/answer';
import type { UpstreamRequest } from '../server/upstream-request';
import { candleOf } from './minutes';
import type { SolUsd } from './sol-usd';

const MINUTE_MS = 60_000;
const MOST_ROWS = 1_000;

/** Candles of one minute, oldest first; a minute without a trade repeats the close before it. */
export function binanceKlines({ query }: UpstreamRequest, solUsd: SolUsd, nowSeconds: number): Answer {
  if (query.get('symbol') !== 'SOLUSDT') return json({ code: -1121, msg: 'Invalid symbol.' }, 400);
  if (query.get('interval') !== '1m') return json({ code: -1120, msg: 'Invalid interval.' }, 400);
  const limit = Number(query.get('limit') ?? 500);
  const nowMs = nowSeconds * 1_000;
  const endMs = Math.min(Number(query.get('endTime') ?? nowMs), nowMs);
  const startMs = Number(query.get('startTime') ?? endMs - (limit - 1) * MINUTE_MS);
  if (![limit, endMs, startMs].every(Number.isFinite) || limit < 1) {
    return json({ code: -1100, msg: 'Illegal characters found in a parameter.' }, 400);
  }
  const rows: (number | string)[][] = [];
  const first = Math.ceil(startMs / MINUTE_MS);
  const price = (usd: number): string => usd.toFixed(8);
  for (
    let minute = first;
    minute * MINUTE_MS <= endMs && rows.length < Math.min(limit, MOST_ROWS);
    minute += 1
  ) {
    const { open, high, low, close, volume } = candleOf(solUsd, minute);
    const openTime = minute * MINUTE_MS;
    rows.push([
      openTime,
      ...[open, high, low, close].map(price),
      volume.toFixed(8),
      openTime + MINUTE_MS - 1,
      (volume * close).toFixed(8),
      volume,
      (volume / 2).toFixed(8),
      ((volume * close) / 2).toFixed(8),
      '0',
    ]);
  }
  return json(rows);
}
