/** The share of refusals among the decisions of the last five minutes. */
export interface BlockRate {
  hit(): void;
  block(): void;
  /** From 0 to 1; null while there are too few decisions to speak of a rate. */
  rate(): number | null;
}

const SLOT_MS = 1_000;
const SLOTS = 300;
/** Below this, a single refusal would look like an outage. */
const DECISIONS_MIN = 20;

interface Slot {
  number: number;
  hits: number;
  blocks: number;
}

/**
 * Counts by the second, so a decision is forgotten after 299 to 300 seconds.
 *
 * @param now ms since a moment in the past; it never goes back
 */
export function openBlockRate(now: () => number): BlockRate {
  const slots: Slot[] = Array.from({ length: SLOTS }, () => ({ number: -1, hits: 0, blocks: 0 }));
  const currentNumber = (): number => Math.floor(now() / SLOT_MS);

  function currentSlot(): Slot {
    const number = currentNumber();
    const kept = slots[number % SLOTS];
    if (kept?.number === number) return kept;
    const fresh = { number, hits: 0, blocks: 0 };
    slots[number % SLOTS] = fresh;
    return fresh;
  }

  return {
    hit: () => {
      currentSlot().hits++;
    },
    block: () => {
      currentSlot().blocks++;
    },
    rate: () => {
      const oldest = currentNumber() - SLOTS;
      const recent = slots.filter(({ number }) => number > oldest);
      const hits = recent.reduce((sum, slot) => sum + slot.hits, 0);
      const blocks = recent.reduce((sum, slot) => sum + slot.blocks, 0);
      return hits + blocks < DECISIONS_MIN ? null : blocks / (hits + blocks);
    },
  };
}
