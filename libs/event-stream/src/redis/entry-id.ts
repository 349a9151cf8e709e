/** Id before that of every entry of a stream. */
export const BEFORE_ALL = '0-0';

const parts = (id: string): [ms: number, counter: number] => {
  const [ms = '0', counter = '0'] = id.split('-');
  return [Number(ms), Number(counter)];
};

/** True when Redis gave out `a` before `b`. Both are `ms-counter`, and their text does not sort that way. */
export function isBefore(a: string, b: string): boolean {
  const [msA, counterA] = parts(a);
  const [msB, counterB] = parts(b);
  return msA === msB ? counterA < counterB : msA < msB;
}

/**
 * Where reading goes on: after the last entry that was read, at first after the newest. A newest entry
 * older than the last one means that Redis has lost the end of its memory; everything after it is news.
 */
export const placeToGoOn = (last: string | null, newest: string): string =>
  last === null || isBefore(newest, last) ? newest : last;
