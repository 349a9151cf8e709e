import fc from 'fast-check';
import type { RawTransaction } from '../envelope/raw-transaction';
import { encodeAll, history } from './histories';

const spoiling = fc.record({
  steps: fc.array(fc.nat(40), { minLength: 1, maxLength: 7 }),
  value: fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(null, [], {}, -1, 1e300, 0.5, '', '__proto__', 'constructor', [null], [{}]),
  ),
});

/** Transactions with parts of their JSON replaced by anything JSON can say, and some that are nothing else. */
export const garbage: fc.Arbitrary<RawTransaction[]> = fc
  .tuple(
    history,
    fc.constantFrom('json' as const, 'jsonParsed' as const),
    fc.array(spoiling, { minLength: 1, maxLength: 12 }),
    fc.array(fc.jsonValue(), { maxLength: 3 }),
  )
  .map(([models, encoding, spoilings, others]) => {
    const transactions = JSON.parse(JSON.stringify(encodeAll(models, encoding))) as RawTransaction[];
    for (const { steps, value } of spoilings) spoil(transactions, steps, value);
    return [...transactions, ...(others as unknown as RawTransaction[])];
  });

/** Walks into the value, one step per level, and replaces what it ends at. */
function spoil(root: unknown, steps: readonly number[], value: unknown): void {
  let place = root as Record<string, unknown>;
  for (const [depth, step] of steps.entries()) {
    const names = Object.keys(place);
    const name = names[step % names.length];
    if (name === undefined) return;
    const next = place[name];
    if (depth === steps.length - 1 || typeof next !== 'object' || next === null) {
      place[name] = value;
      return;
    }
    place = next as Record<string, unknown>;
  }
}
