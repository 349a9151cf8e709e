import { answerRpc, readCall, type ResultTwist } from '../rpc/dispatch';
import { binanceKlines } from '../prices/binance';
import { coinbaseCandles } from '../prices/coinbase';
import { coingeckoRange, coingeckoSimplePrice } from '../prices/coingecko';
import { defillamaPrices } from '../prices/defillama';
import { jupiterPrice } from '../prices/jupiter';
import { dexscreenerLatest, dexscreenerTokenPairs, dexscreenerTokens } from '../market/dexscreener';
import type { Upstream } from '../faults/fault-rules';
import { webhookCall } from '../webhooks/webhook-calls';
import { acceptsKey } from './accepts-key';
import { json, plainText, type Answer } from './answer';
import type { Simulation } from './simulation';
import type { UpstreamRequest } from './upstream-request';

/** A request that belongs to an upstream, understood but not yet answered. */
export interface UpstreamCall {
  upstream: Upstream;
  /** Name of the call, for faults. */
  method: string;
  answer(twist: ResultTwist): Answer | Promise<Answer>;
}

interface Route {
  upstream: Upstream;
  method: string;
  path: RegExp;
  answer(request: UpstreamRequest, match: RegExpExecArray, simulation: Simulation): Answer;
}

const GET_ROUTES: readonly Route[] = [
  {
    upstream: 'dexscreener',
    method: 'tokens',
    path: /^\/tokens\/v1\/solana\/([^/]+)$/,
    answer: (_, match, { synthetic, now }) => dexscreenerTokens(match[1] ?? '', synthetic, now()),
  },
  {
    upstream: 'dexscreener',
    method: 'token-pairs',
    path: /^\/token-pairs\/v1\/solana\/([^/]+)$/,
    answer: (_, match, { synthetic, now }) => dexscreenerTokenPairs(match[1] ?? '', synthetic, now()),
  },
  {
    upstream: 'dexscreener',
    method: 'latest',
    path: /^\/latest\/dex\/tokens\/([^/]+)$/,
    answer: (_, match, { synthetic, now }) => dexscreenerLatest(match[1] ?? '', synthetic, now()),
  },
  {
    upstream: 'coinbase',
    method: 'candles',
    path: /^\/products\/SOL-USD\/candles$/,
    answer: (request, _, { solUsd, now }) => coinbaseCandles(request, solUsd, now()),
  },
  {
    upstream: 'binance',
    method: 'klines',
    path: /^\/api\/v3\/klines$/,
    answer: (request, _, { solUsd, now }) => binanceKlines(request, solUsd, now()),
  },
  {
    upstream: 'defillama',
    method: 'prices',
    path: /^\/prices\/historical\/(\d{1,12})\/([^/]+)$/,
    answer: (_, match, { solUsd }) => defillamaPrices(match[2] ?? '', Number(match[1]), solUsd),
  },
  {
    upstream: 'defillama',
    method: 'prices',
    path: /^\/prices\/current\/([^/]+)$/,
    answer: (_, match, { solUsd, now }) => defillamaPrices(match[1] ?? '', now(), solUsd),
  },
  {
    upstream: 'coingecko',
    method: 'simple_price',
    path: /^\/api\/v3\/simple\/price\/?$/,
    answer: (request, _, { solUsd, now }) => coingeckoSimplePrice(request, solUsd, now()),
  },
  {
    upstream: 'coingecko',
    method: 'market_chart_range',
    path: /^\/api\/v3\/coins\/solana\/market_chart\/range$/,
    answer: (request, _, { solUsd, now }) => coingeckoRange(request, solUsd, now()),
  },
  {
    upstream: 'jupiter',
    method: 'price',
    path: /^\/price\/v3$/,
    answer: (request, _, { synthetic, now }) => jupiterPrice(request, synthetic, now()),
  },
];

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function heliusCall(request: UpstreamRequest, simulation: Simulation): UpstreamCall {
  const body = parsed(request.body);
  const method = Array.isArray(body) ? 'batch' : (readCall(body)?.method ?? 'unreadable');
  return {
    upstream: 'helius',
    method,
    answer: (twist) => {
      if (!acceptsKey(request, simulation)) return plainText('Unauthorized', 401);
      if (body !== undefined) return answerRpc(body, simulation.source, twist);
      const error = { code: -32700, message: 'Parse error' };
      return json({ jsonrpc: '2.0', error, id: null }, 200, [{ method: 'unknown_method', credits: 1 }]);
    },
  };
}

/** Finds out whose request it is; null when no upstream has such a path. */
export function upstreamCall(request: UpstreamRequest, simulation: Simulation): UpstreamCall | null {
  if (request.method === 'POST' && request.path === '/') return heliusCall(request, simulation);
  const webhook = webhookCall(request, simulation);
  if (webhook !== null) return { upstream: 'helius', ...webhook };
  if (request.method !== 'GET') return null;
  for (const route of GET_ROUTES) {
    const match = route.path.exec(request.path);
    const { upstream, method } = route;
    if (match !== null) return { upstream, method, answer: () => route.answer(request, match, simulation) };
  }
  return null;
}
