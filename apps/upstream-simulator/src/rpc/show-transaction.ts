import type { RawInstruction, RawTransaction } from '@meridinate/analysis-core';
import { invalidParams, RpcError } from './rpc-error';

const versionRefused = (version: number): RpcError =>
  new RpcError(
    -32015,
    `Transaction version (${version}) is not supported by the requesting client. ` +
      'Please try the request again with the following configuration parameter: ' +
      `"maxSupportedTransactionVersion": ${version}`,
  );

/** @param highest version the caller declared; without it only legacy transactions are answered */
export function checkVersion(envelope: RawTransaction, highest: number | undefined): void {
  const { version } = envelope;
  if (typeof version !== 'number') return;
  if (highest === undefined || version > highest) throw versionRefused(version);
}

/** Instructions by address instead of by place, as `jsonParsed` shows those no parser knows. */
function named(instructions: readonly RawInstruction[], keys: readonly string[]): RawInstruction[] {
  return instructions.map((instruction) => {
    const { programIdIndex, accounts, ...rest } = instruction;
    if (programIdIndex === undefined) return instruction;
    return {
      ...rest,
      accounts: (accounts ?? []).map((place) => (typeof place === 'number' ? (keys[place] ?? '') : place)),
      programId: keys[programIdIndex] ?? '',
    };
  });
}

function parsed(envelope: RawTransaction): RawTransaction {
  const { message } = envelope.transaction;
  const { header, ...body } = message;
  if (header === undefined || envelope.meta === null) return envelope;
  const written = message.accountKeys.filter((key) => typeof key === 'string');
  const { writable = [], readonly = [] } = envelope.meta.loadedAddresses ?? {};
  const keys = [...written, ...writable, ...readonly];
  const { numRequiredSignatures: signers } = header;
  const { numReadonlySignedAccounts = 0, numReadonlyUnsignedAccounts = 0 } = header as Record<string, number>;
  const isWritable = (place: number): boolean => {
    if (place >= written.length) return place < written.length + writable.length;
    return place < signers
      ? place < signers - numReadonlySignedAccounts
      : place < written.length - numReadonlyUnsignedAccounts;
  };
  const accountKeys = keys.map((pubkey, place) => ({
    pubkey,
    signer: place < signers,
    source: place < written.length ? ('transaction' as const) : ('lookupTable' as const),
    writable: isWritable(place),
  }));
  const { meta } = envelope;
  const innerInstructions = meta.innerInstructions?.map(({ index, instructions }) => ({
    index,
    instructions: named(instructions, keys),
  }));
  return {
    ...envelope,
    meta: { ...meta, innerInstructions, loadedAddresses: undefined },
    transaction: {
      ...envelope.transaction,
      message: { ...body, accountKeys, instructions: named(message.instructions ?? [], keys) },
    },
  };
}

/**
 * The envelope in an encoding. A recording that is `jsonParsed` already is answered as it was
 * recorded; byte encodings are not played.
 */
export function encoded(envelope: RawTransaction, encoding: string): RawTransaction {
  if (encoding === 'json') return envelope;
  if (encoding === 'jsonParsed') return parsed(envelope);
  throw invalidParams(`encoding ${encoding} is not played by this simulator`);
}
