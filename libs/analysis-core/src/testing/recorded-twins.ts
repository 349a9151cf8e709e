import { findBuys } from '../buys/find-buys';
import type { RawInstruction, RawTransaction } from '../envelope/raw-transaction';
import { readTransaction } from '../envelope/read-transaction';

/** All that our reading makes of a transaction, for comparing two encodings of it. */
export function answerOf(raw: RawTransaction): unknown {
  const transaction = readTransaction(raw);
  if ('unreadable' in transaction) return transaction;
  const mints = [...new Set(transaction.tokenChanges.map((change) => change.mint))].sort();
  return {
    ...transaction,
    signers: [...transaction.signers],
    programs: transaction.programs(),
    tokenChanges: [...transaction.tokenChanges],
    buys: mints.map((mint) => [mint, findBuys(transaction, mint)]),
  };
}

/** A transaction of encoding `json` as `jsonParsed` would show it; null for any other. */
export function asParsed(raw: RawTransaction): RawTransaction | null {
  const { message } = raw.transaction;
  const { meta } = raw;
  const keys = message.accountKeys.filter((key) => typeof key === 'string');
  if (meta === null || message.header === undefined || keys.length !== message.accountKeys.length)
    return null;
  const signers = message.header.numRequiredSignatures;
  const loaded = [...(meta.loadedAddresses?.writable ?? []), ...(meta.loadedAddresses?.readonly ?? [])];
  const all = [...keys, ...loaded];
  const named = ({ programIdIndex = -1 }: RawInstruction) => ({ programId: all[programIdIndex] });
  return {
    ...raw,
    transaction: {
      ...raw.transaction,
      message: {
        accountKeys: all.map((pubkey, index) => ({ pubkey, signer: index < signers })),
        instructions: message.instructions?.map(named),
      },
    },
    meta: {
      ...meta,
      loadedAddresses: undefined,
      innerInstructions: meta.innerInstructions?.map((group) => ({
        index: group.index,
        instructions: group.instructions.map(named),
      })),
    },
  };
}
