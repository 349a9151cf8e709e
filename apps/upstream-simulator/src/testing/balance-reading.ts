import { WRAPPED_SOL_MINT } from '@meridinate/analysis-core';
import { fromBase58 } from '../chain/base58';
import type { Envelope, TopInstruction } from '../chain/envelope';
import { SYSTEM_PROGRAM } from '../chain/well-known';

export const keysOf = ({ transaction, meta }: Envelope): string[] => [
  ...transaction.message.accountKeys,
  ...meta.loadedAddresses.writable,
  ...meta.loadedAddresses.readonly,
];

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** How much a mint's holdings rose, of one owner or of all. */
export function tokenChange({ meta }: Envelope, mint: string, owner?: string): bigint {
  const held = (balances: Envelope['meta']['preTokenBalances']): bigint =>
    sum(
      (balances ?? [])
        .filter((balance) => balance.mint === mint && (owner === undefined || balance.owner === owner))
        .map(({ uiTokenAmount }) => BigInt(uiTokenAmount.amount)),
    );
  return held(meta.postTokenBalances) - held(meta.preTokenBalances);
}

export function lamportChange(envelope: Envelope, address: string): bigint {
  const place = keysOf(envelope).indexOf(address);
  if (place === -1) return 0n;
  return BigInt(envelope.meta.postBalances[place] ?? 0) - BigInt(envelope.meta.preBalances[place] ?? 0);
}

/** Lamports a wallet put into accounts that this transaction created and left open. */
export function rentPaidBy(envelope: Envelope, wallet: string): bigint {
  const keys = keysOf(envelope);
  const all: TopInstruction[] = [
    ...envelope.transaction.message.instructions,
    ...envelope.meta.innerInstructions.flatMap(({ instructions }) => instructions),
  ];
  return sum(
    all.map(({ programIdIndex, accounts, data }) => {
      const bytes = fromBase58(data) ?? Buffer.alloc(0);
      const [payer = -1, created = -1] = accounts;
      const creates =
        keys[programIdIndex] === SYSTEM_PROGRAM && bytes.length === 52 && bytes.readUInt32LE(0) === 0;
      const stays = (envelope.meta.postBalances[created] ?? 0) > 0;
      return creates && stays && keys[payer] === wallet ? bytes.readBigUInt64LE(4) : 0n;
    }),
  );
}

/** What left a wallet in SOL, rent and network fee apart; read from balances alone. */
export function solSpentBy(envelope: Envelope, wallet: string): bigint {
  const fee = keysOf(envelope)[0] === wallet ? BigInt(envelope.meta.fee) : 0n;
  const outflow = -lamportChange(envelope, wallet) - tokenChange(envelope, WRAPPED_SOL_MINT, wallet);
  return outflow - fee - rentPaidBy(envelope, wallet);
}
