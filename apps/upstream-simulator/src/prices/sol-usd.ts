import { digest } from '../chain/dice';

/** -1 to 1, from the labels alone. */
const noise = (seed: string, step: string, place: number): number =>
  digest('sol-usd', seed, step, place).readUInt32LE(0) / 2_147_483_648 - 1;

/** Noise that runs straight from one anchor to the next. */
function drift(seed: string, step: string, minute: number, minutesApart: number): number {
  const anchor = Math.floor(minute / minutesApart);
  const share = minute / minutesApart - anchor;
  return noise(seed, step, anchor) * (1 - share) + noise(seed, step, anchor + 1) * share;
}

/** Longest run of minutes without a trade is one less than this. */
const ALWAYS_TRADED_EVERY = 8;

/**
 * One price of SOL in US cents for every minute (unix seconds / 60) of all time, by seed.
 *
 * In some minutes nobody trades. Coinbase leaves those out; elsewhere they repeat the close before
 * them. So every source that is read rightly gives the same price for a minute.
 */
export class SolUsd {
  constructor(private readonly seed: string) {}

  /** Close of a minute in cents. */
  centsAt(minute: number): number {
    let traded = minute;
    while (!this.tradedIn(traded)) traded -= 1;
    const dollars =
      172 +
      34 * drift(this.seed, 'week', traded, 10_080) +
      7 * drift(this.seed, 'hours', traded, 240) +
      0.6 * noise(this.seed, 'minute', traded);
    return Math.round(dollars * 100);
  }

  usdAt(minute: number): number {
    return this.centsAt(minute) / 100;
  }

  tradedIn(minute: number): boolean {
    if (minute % ALWAYS_TRADED_EVERY === 0) return true;
    return digest('traded', this.seed, minute).readUInt32LE(0) / 4_294_967_296 >= 0.05;
  }
}
