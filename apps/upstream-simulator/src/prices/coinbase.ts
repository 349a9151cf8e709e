import { json, type Answer } from '../server/answer';
import type { UpstreamRequest } from '../server/upstream-request';
import { candleOf, MINUTE_SECONDS } from './minutes';
import type { SolUsd } from './sol-usd';

const MOST_CANDLES = 300;
const refuse = (message: string): Answer => json({ message }, 400);

const secondsOf = (text: string | null): number | null => {
  if (text === null || text === '') return null;
  return /^\d+$/.test(text) ? Number(text) : Math.floor(Date.parse(text) / 1_000);
};

/** Candles of one minute, newest first; minutes without a trade are left out. */
export function coinbaseCandles(request: UpstreamRequest, solUsd: SolUsd, nowSeconds: number): Answer {
  if (request.userAgent === '') return refuse('User-Agent header is required.');
  if (request.query.get('granularity') !== '60') return refuse('Unsupported granularity');
  const end = secondsOf(request.query.get('end')) ?? nowSeconds;
  const start = secondsOf(request.query.get('start')) ?? end - (MOST_CANDLES - 1) * MINUTE_SECONDS;
  if (Number.isNaN(start) || Number.isNaN(end))
    return refuse('start and end must be ISO 8601 or unix seconds');
  if ((end - start) / MINUTE_SECONDS > MOST_CANDLES) {
    return refuse(
      'granularity too small for the requested time range. Count of aggregations requested exceeds 300',
    );
  }
  const rows: number[][] = [];
  const last = Math.floor(Math.min(end, nowSeconds) / MINUTE_SECONDS);
  for (let minute = last; minute * MINUTE_SECONDS >= start; minute -= 1) {
    if (!solUsd.tradedIn(minute)) continue;
    const { low, high, open, close, volume } = candleOf(solUsd, minute);
    rows.push([minute * MINUTE_SECONDS, low, high, open, close, volume]);
  }
  return json(rows.slice(0, MOST_CANDLES));
}
