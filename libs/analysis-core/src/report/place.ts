import type { BuyRecord } from '../fold/fold-state';

/**
 * Orders buys as the chain does: slot, place in the block, then place in the transaction. Without
 * places in the block (a source may not know them) buys of one slot keep the order they came in.
 */
export function byPlace(left: BuyRecord, right: BuyRecord): number {
  if (left.slot !== right.slot) return left.slot - right.slot;
  const leftIndex = left.transactionIndex ?? Infinity;
  const rightIndex = right.transactionIndex ?? Infinity;
  if (leftIndex !== rightIndex) return leftIndex < rightIndex ? -1 : 1;
  return leftIndex === Infinity ? 0 : left.position - right.position;
}
