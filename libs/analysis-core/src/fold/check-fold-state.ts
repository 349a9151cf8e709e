import { hasAddressShape } from '../chain/address';
import { isRecord, isTextArray, isWhole } from '../envelope/json-shape';
import type { BuyRecord, FoldState } from './fold-state';

/**
 * Whether a stored value is a state of this version and of this mint, so that pages may be folded
 * into it. A state of another version is refused, never translated: the history is read again.
 */
export function isFoldState(value: unknown, mint: string): value is FoldState {
  if (!isRecord(value)) return false;
  const { buys, leftOut, soldInLastSlot, launchpad } = value;
  return (
    value['version'] === 1 &&
    value['mint'] === mint &&
    isFirst(value['first']) &&
    isTextOrNull(value['creator']) &&
    (launchpad === undefined || typeof launchpad === 'string') &&
    isWhole(value['transactions']) &&
    isWhole(value['lastSlot']) &&
    isTextArray(value['signaturesOfLastSlot']) &&
    (soldInLastSlot === undefined || isSales(soldInLastSlot)) &&
    isFinish(value['finished']) &&
    isRecord(leftOut) &&
    Object.values(leftOut).every(isWhole) &&
    isRecord(buys) &&
    Object.entries(buys).every(([owner, records]) => hasAddressShape(owner) && isBuyList(records))
  );
}

function isFirst(value: unknown): boolean {
  return (
    value === null ||
    (isRecord(value) &&
      typeof value['signature'] === 'string' &&
      isWhole(value['slot']) &&
      isWholeOrNull(value['blockTime']))
  );
}

function isSales(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.entries(value).every(([owner, tokens]) => hasAddressShape(owner) && isSum(tokens))
  );
}

const FINISHES: readonly unknown[] = [
  null,
  'time_window',
  'transaction_limit',
  'beginning_out_of_reach',
  'rest_out_of_reach',
] satisfies FoldState['finished'][];

function isFinish(value: unknown): boolean {
  return FINISHES.includes(value);
}

function isBuyList(value: unknown): value is BuyRecord[] {
  return Array.isArray(value) && value.length > 0 && value.every(isBuyRecord);
}

function isBuyRecord(value: unknown): value is BuyRecord {
  if (!isRecord(value)) return false;
  const { otherQuotes } = value;
  return (
    typeof value['signature'] === 'string' &&
    isWhole(value['slot']) &&
    isWholeOrNull(value['transactionIndex']) &&
    isWhole(value['position']) &&
    isWholeOrNull(value['blockTime']) &&
    [value['tokens'], value['lamports'], value['microUsd']].every(isSum) &&
    isRecord(otherQuotes) &&
    Object.values(otherQuotes).every(isSum) &&
    isTextArray(value['venues']) &&
    isTextArray(value['flags'])
  );
}

const SUM_OF_AMOUNTS = /^\d{1,40}$/;

/** Raw units in decimal text; a sum over accounts may be longer than one amount. */
function isSum(value: unknown): boolean {
  return typeof value === 'string' && SUM_OF_AMOUNTS.test(value);
}

function isWholeOrNull(value: unknown): boolean {
  return value === null || isWhole(value);
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}
