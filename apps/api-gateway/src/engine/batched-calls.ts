/**
 * Calls at a time. The pace serves in the order of asking, so that many at once would keep an analysis
 * waiting behind all of them.
 */
const AT_ONCE = 4;

/**
 * Asks an upstream about many things at `most` a call, a few calls at a time, in the order of the items.
 *
 * @param ask gets the items of one call and where that call stands in the order, from 0
 * @throws what `ask` throws, at once; its other calls go on unseen
 */
export async function askInBatches<Item>(
  items: readonly Item[],
  most: number,
  ask: (batch: Item[], place: number) => Promise<void>,
): Promise<void> {
  const places = Array.from({ length: Math.ceil(items.length / most) }, (_, place) => place).values();
  const takeNext = async (): Promise<void> => {
    for (const place of places) await ask(items.slice(place * most, (place + 1) * most), place);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeNext));
}
