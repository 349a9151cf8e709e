import type { BuyFlag, BuyRecord, FoldState } from '../fold/fold-state';
import { minuteToPrice } from './dollars';
import { byPlace } from './place';

/** Flags that keep a buyer out of the list unless the caller chooses others. */
export const DEFAULT_EXCLUDE: readonly BuyFlag[] = ['creator', 'off_curve'];

/** An owner with all its buys in the window, in chain order. */
export interface Candidate {
  owner: string;
  buys: BuyRecord[];
}

/** Why an owner is kept out of the list, the first of `exclude` that fits, or null when it may be in it. */
export function exclusionOf(buys: readonly BuyRecord[], exclude: readonly BuyFlag[]): BuyFlag | null {
  return exclude.find((flag) => buys.some((buy) => buy.flags.includes(flag))) ?? null;
}

/** Owners that may be listed, in the order of their first buys: slot, place in block, place in transaction. */
export function candidatesOf(state: FoldState, exclude: readonly BuyFlag[]): Candidate[] {
  return Object.entries(state.buys)
    .map(([owner, buys]) => ({ owner, buys: buys.toSorted(byPlace) }))
    .filter(({ buys }) => exclusionOf(buys, exclude) === null)
    .sort((left, right) => byPlace(left.buys[0] as BuyRecord, right.buys[0] as BuyRecord));
}

/** The minutes whose SOL price the buys of these owners need, each once, ascending. */
export function minutesOf(state: FoldState, owners: readonly string[]): number[] {
  const minutes = owners.flatMap((owner) => (state.buys[owner] ?? []).map(minuteToPrice));
  return [...new Set(minutes.filter((minute) => minute !== null))].sort((left, right) => left - right);
}

/**
 * Minutes (unix seconds / 60, rounded down) whose SOL price the report needs, each once, ascending:
 * those of the buys that candidates made with SOL. `exclude` is that of the report's options.
 */
export function minutesToPrice(state: FoldState, exclude = DEFAULT_EXCLUDE): number[] {
  const minutes = new Set<number>();
  for (const buys of Object.values(state.buys)) {
    if (exclusionOf(buys, exclude) !== null) continue;
    for (const buy of buys) {
      const minute = minuteToPrice(buy);
      if (minute !== null) minutes.add(minute);
    }
  }
  return [...minutes].sort((left, right) => left - right);
}
