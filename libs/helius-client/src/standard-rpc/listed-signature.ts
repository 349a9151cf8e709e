import { unreadable, type UpstreamCallName } from '@meridinate/http-exchange';

/** A transaction as a list of signatures names it. */
export interface ListedSignature {
  signature: string;
  slot: number;
  /** Position in its block; null from a node that does not tell. */
  transactionIndex: number | null;
  /** Unix seconds. */
  blockTime: number | null;
  failed: boolean;
}

const SIGNATURE = /^[1-9A-HJ-NP-Za-km-z]{1,88}$/;

const whole = (value: unknown): number | null => (Number.isSafeInteger(value) ? (value as number) : null);

/**
 * The signatures in a result, in its order.
 *
 * @throws MeridinateError UPSTREAM_ANSWER_UNREADABLE
 */
export function listedSignatures(result: unknown, name: UpstreamCallName): ListedSignature[] {
  if (!Array.isArray(result)) throw unreadable(name, 'it has no list of signatures');
  return result.map((item: unknown) => {
    const { signature, slot, transactionIndex, blockTime, err } = (item ?? {}) as Record<string, unknown>;
    const slotNumber = whole(slot);
    if (typeof signature !== 'string' || !SIGNATURE.test(signature) || slotNumber === null) {
      throw unreadable(name, 'an item of its list lacks the signature or the slot');
    }
    return {
      signature,
      slot: slotNumber,
      transactionIndex: whole(transactionIndex),
      blockTime: whole(blockTime),
      failed: err !== null && err !== undefined,
    };
  });
}

/**
 * A list that came newest first, each signature once, in the order of the chain. Positions decide
 * within a slot when the node tells them all; else the node's own order is all there is.
 */
export function inChainOrder(newestFirst: readonly ListedSignature[]): ListedSignature[] {
  const once = new Map(newestFirst.map((one) => [one.signature, one]));
  const oldestFirst = [...once.values()].reverse();
  const unplaced = new Set(
    oldestFirst.filter((one) => one.transactionIndex === null).map(({ slot }) => slot),
  );
  return oldestFirst.sort((a, b) => {
    if (a.slot !== b.slot || unplaced.has(a.slot)) return a.slot - b.slot;
    return (a.transactionIndex ?? 0) - (b.transactionIndex ?? 0);
  });
}
