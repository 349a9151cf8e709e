import type { CallContext, MarketCap } from '@meridinate/analysis-core';
import {
  FREE,
  askOnce,
  jsonBody,
  retrying,
  unreadable,
  type Instruments,
  type UpstreamCallName,
} from '@meridinate/http-exchange';
import { marketCapOf } from './choose-pair';

export interface DexscreenerClientOptions extends Instruments {
  /** Without a slash at the end. */
  baseUrl: string;
  /** Longest wait for one answer, body included, in ms. */
  timeoutMs: number;
  /** Tries of one call, the first included. */
  attempts: number;
}

/** Market capitalisations as DexScreener states them now; it keeps no history. Takes no key. */
export interface DexscreenerClient {
  /**
   * Of all pools of a mint, the most liquid one.
   * @returns null when no pair trades the mint, or its size is not known
   * @throws MeridinateError an UPSTREAM_ error, or the abort
   */
  readMarketCap(mint: string, context: CallContext): Promise<MarketCap | null>;
  /**
   * Many mints in one call. DexScreener shows one pair for each of them, which need not be the most
   * liquid, so that a figure may differ a little from that of `readMarketCap`.
   * @param mints 1 to {@link MOST_MINTS_A_CALL}
   * @returns by mint; one that no pair trades, or whose size is not known, is absent
   * @throws MeridinateError an UPSTREAM_ error, or the abort
   */
  readMarketCaps(mints: readonly string[], context: CallContext): Promise<ReadonlyMap<string, MarketCap>>;
}

/** DexScreener refuses to speak of more tokens at once. */
export const MOST_MINTS_A_CALL = 30;

interface Question<T> {
  call: 'token-pairs' | 'tokens';
  mints: readonly string[];
  /** Makes something of the pairs, each of which may be anything. */
  read: (pairs: readonly unknown[]) => T;
}

const MAX_BYTES = 16 * 1024 * 1024;
const BACK_OFF = { baseDelayMs: 500, maxDelayMs: 10_000 };

export function createDexscreenerClient(options: DexscreenerClientOptions): DexscreenerClient {
  const { baseUrl, timeoutMs, attempts, ...instruments } = options;

  function ask<T>({ call, mints, read }: Question<T>, context: CallContext): Promise<T> {
    const name = { upstream: 'dexscreener', call } as const;
    const question = {
      name,
      url: `${baseUrl}/${call}/v1/solana/${mints.map(encodeURIComponent).join(',')}`,
      key: null,
      timeoutMs,
      maxBodyBytes: MAX_BYTES,
      price: FREE,
      read: (body: Uint8Array) => read(pairsIn(body, name)),
    };
    const once = () => askOnce(question, context, instruments);
    return retrying({ attempts, ...BACK_OFF }, once, { ...instruments, signal: context.signal });
  }

  return {
    readMarketCap: (mint, context) =>
      ask({ call: 'token-pairs', mints: [mint], read: (pairs) => marketCapOf(pairs, mint) }, context),
    readMarketCaps: (mints, context) =>
      ask({ call: 'tokens', mints, read: (pairs) => marketCapsOf(pairs, mints) }, context),
  };
}

function pairsIn(body: Uint8Array, name: UpstreamCallName): unknown[] {
  const pairs = jsonBody(body, name, null);
  if (!Array.isArray(pairs)) throw unreadable(name, 'it is no list of pairs');
  return pairs;
}

function marketCapsOf(pairs: readonly unknown[], mints: readonly string[]): Map<string, MarketCap> {
  const found = mints.map((mint) => [mint, marketCapOf(pairs, mint)] as const);
  return new Map(found.filter((each): each is [string, MarketCap] => each[1] !== null));
}
