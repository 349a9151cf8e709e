import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedServer,
} from '@meridinate/http-exchange/testing';
import { createPriceClient, type PriceClient, type PriceClientOptions } from '../price-client';

/** 2 October 2026, 12:00 UTC, in minutes: 200 minutes into a block. */
export const NOON = Date.UTC(2026, 9, 2, 12) / 60_000;

export type Answer = ScriptedAnswer | ((query: URLSearchParams, path: string) => ScriptedAnswer);

export const down = { status: 500 };
export const candle = (minute: number, close: number) => [minute * 60, 1, 2, 3, close, 10];
export const kline = (minute: number, close: string) => [minute * 60_000, '1', '2', '3', close, '9', 0];
export const llama = (minute: number, price: number) => ({
  body: { coins: { 'coingecko:solana': { price, timestamp: minute * 60 + 30, confidence: 0.99 } } },
});
export const chart = (...points: [number, number][]) => ({
  body: { prices: points.map(([minute, usd]) => [minute * 60_000, usd]) },
});

/** A server that plays every source, by the first part of the path; one without an answer is down. */
export const startSources = (answers: Record<string, Answer>): Promise<ScriptedServer> =>
  startScriptedServer(({ path }) => {
    const url = new URL(path, 'http://x');
    const answer = answers[url.pathname.split('/')[1] ?? ''] ?? down;
    return typeof answer === 'function' ? answer(url.searchParams, url.pathname) : answer;
  });

/** A client of such a server that asks once and is patient for 200 ms. */
export function clientOf({ url }: ScriptedServer, options: Partial<PriceClientOptions> = {}): PriceClient {
  return createPriceClient({
    coinbaseUrl: `${url}/coinbase`,
    binanceUrl: `${url}/binance`,
    defillamaUrl: `${url}/defillama`,
    coingeckoUrl: `${url}/coingecko`,
    jupiterUrl: `${url}/jupiter`,
    dexscreenerUrl: `${url}/dexscreener`,
    timeoutMs: 1_000,
    attempts: 1,
    ...options,
  });
}

/** First and last minute of each question to Coinbase, counted from noon, in order of time. */
export const spansAskedOf = ({ requests }: ScriptedServer): number[][] =>
  requests
    .filter(({ path }) => path.startsWith('/coinbase'))
    .map(({ path }) => new URL(path, 'http://x').searchParams)
    .map((query) => ['start', 'end'].map((end) => Date.parse(query.get(end) ?? '') / 60_000 - NOON))
    .sort(([a = 0], [b = 0]) => a - b);

/** Coinbase with a candle for every minute of the question, at 100 USD and a cent more each minute. */
export const everyMinute = (query: URLSearchParams): ScriptedAnswer => {
  const [start = 0, end = 0] = ['start', 'end'].map((name) => Date.parse(query.get(name) ?? '') / 60_000);
  const minutes = Array.from({ length: end - start + 1 }, (_, index) => start + index);
  return { body: minutes.map((minute) => candle(minute, everyMinutePrice(minute))) };
};

/** What {@link everyMinute} says of a minute, in USD. */
export const everyMinutePrice = (minute: number): number => 100 + (minute - NOON + 10_000) / 100;
