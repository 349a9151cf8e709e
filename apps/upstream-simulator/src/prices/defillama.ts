import { json, type Answer } from '../server/answer';
import type { SolUsd } from './sol-usd';

/** Seconds between the prices it keeps. */
const STEP_SECONDS = 300;
const SOLANA = 'coingecko:solana';

/** @param unixSeconds the moment asked for; the price is of the step before it, and says so */
export function defillamaPrices(coins: string, unixSeconds: number, solUsd: SolUsd): Answer {
  if (!coins.split(',').includes(SOLANA)) return json({ coins: {} });
  const timestamp = Math.floor(unixSeconds / STEP_SECONDS) * STEP_SECONDS;
  const price = solUsd.usdAt(timestamp / 60);
  return json({ coins: { [SOLANA]: { price, symbol: 'SOL', timestamp, confidence: 0.99 } } });
}
