import type { Dice } from './dice';
import { programAddress } from './addresses';
import type { AccountUse, Step } from './step';
import type { FullMessage } from './envelope';

/** The accounts of a transaction in the order that all its indexes count in. */
export interface AccountKeys {
  header: FullMessage['header'];
  /** Written out in the message. */
  written: string[];
  /** Found through lookup tables. */
  loaded: { writable: string[]; readonly: string[] };
  lookups: NonNullable<FullMessage['addressTableLookups']>;
  /** All of them, merged. */
  all: string[];
}

interface Use {
  signer: boolean;
  writable: boolean;
  /** Programs called by the message itself must be written out. */
  called: boolean;
}

function gather(feePayer: string, steps: readonly Step[]): Map<string, Use> {
  const uses = new Map<string, Use>();
  const add = ({ address, signer = false, writable = false }: AccountUse, called = false): void => {
    const use = uses.get(address) ?? { signer: false, writable: false, called: false };
    uses.set(address, {
      signer: use.signer || signer,
      writable: use.writable || writable,
      called: use.called || called,
    });
  };
  const walk = (step: Step, depth: number): void => {
    step.accounts.forEach((account) => add(account));
    step.inner?.forEach((inner) => walk(inner, depth + 1));
    add({ address: step.program }, depth === 0);
  };
  add({ address: feePayer, signer: true, writable: true });
  steps.forEach((step) => walk(step, 0));
  return uses;
}

const TABLE = programAddress('lookup-table');

/** @param dice decides which accounts come from lookup tables; null writes all of them out */
export function orderAccountKeys(feePayer: string, steps: readonly Step[], dice: Dice | null): AccountKeys {
  const uses = [...gather(feePayer, steps)];
  const take = (wanted: (use: Use) => boolean): string[] =>
    uses.filter(([, use]) => wanted(use)).map(([address]) => address);
  const movable = new Set(
    dice === null ? [] : take((use) => !use.signer && !use.called).filter(() => dice.chance(0.6)),
  );
  const stay = (address: string): boolean => !movable.has(address);
  const move = (address: string): boolean => movable.has(address);

  const writableSigners = take((use) => use.signer && use.writable);
  const readonlySigners = take((use) => use.signer && !use.writable);
  const writable = take((use) => !use.signer && use.writable);
  const readonly = take((use) => !use.signer && !use.writable);
  const written = [
    ...writableSigners,
    ...readonlySigners,
    ...writable.filter(stay),
    ...readonly.filter(stay),
  ];
  const loaded = { writable: writable.filter(move), readonly: readonly.filter(move) };
  return {
    header: {
      numRequiredSignatures: writableSigners.length + readonlySigners.length,
      numReadonlySignedAccounts: readonlySigners.length,
      numReadonlyUnsignedAccounts: readonly.filter(stay).length,
    },
    written,
    loaded,
    lookups:
      movable.size === 0
        ? []
        : [
            {
              accountKey: TABLE,
              writableIndexes: loaded.writable.map((_, place) => place),
              readonlyIndexes: loaded.readonly.map((_, place) => loaded.writable.length + place),
            },
          ],
    all: [...written, ...loaded.writable, ...loaded.readonly],
  };
}
