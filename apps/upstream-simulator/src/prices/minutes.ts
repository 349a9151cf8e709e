import type { SolUsd } from './sol-usd';

export const MINUTE_SECONDS = 60;

/** Prices of one minute in US dollars. */
export interface Candle {
  minute: number;
  open: number;
  high: number;
  low: number;
  close: number;
  /** SOL. */
  volume: number;
}

export function candleOf(solUsd: SolUsd, minute: number): Candle {
  const [open, close] = [solUsd.centsAt(minute - 1), solUsd.centsAt(minute)];
  const traded = solUsd.tradedIn(minute);
  const spread = traded ? minute % 5 : 0;
  return {
    minute,
    open: (traded ? open : close) / 100,
    high: (Math.max(open, close) + spread) / 100,
    low: (Math.min(open, close) - spread) / 100,
    close: close / 100,
    volume: traded ? 100 + (minute % 977) : 0,
  };
}
