import { fieldOf, priceOf } from '../sol-price';
import { pointAt, type PastSource } from './past-source';
import { nearest } from './price-point';

const COIN = 'coingecko:solana';

/** One question prices one hour; what is left over goes to the next source, which answers for months. */
const MOST_QUESTIONS = 24;

/**
 * DefiLlama's historical price: `{ coins: { "coingecko:solana": { price, timestamp in s } } }`. It
 * answers with the price nearest to the time asked for, so the time it states is checked.
 */
export const defillamaPast = (baseUrl: string): PastSource => ({
  source: 'defillama',
  exact: false,
  questions: (minutes) =>
    [...byHour(minutes).values()].slice(0, MOST_QUESTIONS).map((ofHour) => ({
      source: 'defillama',
      call: 'prices/historical',
      url: `${baseUrl}/prices/historical/${middleOf(ofHour) * 60}/${COIN}?searchWidth=30m`,
      read: (answer) => {
        const coin = fieldOf(fieldOf(answer, 'coins'), COIN);
        const point = pointAt(fieldOf(coin, 'timestamp'), 60, priceOf(fieldOf(coin, 'price')));
        return point === null ? [] : [point];
      },
      minutes: ofHour,
    })),
  pick: nearest,
});

function byHour(minutes: readonly number[]): Map<number, number[]> {
  const hours = new Map<number, number[]>();
  for (const minute of minutes) {
    const hour = Math.floor(minute / 60);
    hours.set(hour, [...(hours.get(hour) ?? []), minute]);
  }
  return hours;
}

const middleOf = (minutes: readonly number[]): number =>
  Math.floor(((minutes[0] ?? 0) + (minutes.at(-1) ?? 0)) / 2);
