const duties = new Set<() => void>();
let hooked = false;

/**
 * Runs `duty` when this process exits in an orderly way. It must be synchronous.
 * Returns a function that takes the duty back.
 */
export function onParentExit(duty: () => void): () => void {
  if (!hooked) {
    hooked = true;
    process.once('exit', () => duties.forEach((each) => each()));
  }
  duties.add(duty);
  return () => duties.delete(duty);
}
