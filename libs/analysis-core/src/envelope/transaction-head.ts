import { isRecord, isWhole } from './json-shape';

/** What places a transaction in the history, whether the rest of it can be read or not. */
export interface TransactionHead {
  signature: string;
  slot: number;
  transactionIndex: number | null;
  /** Unix seconds; null when unknown or ill-typed. */
  blockTime: number | null;
}

/** The head of a transaction, or null when it has no signature or no slot. Never throws. */
export function readHead(raw: unknown): TransactionHead | null {
  if (!isRecord(raw) || !isWhole(raw['slot']) || !isRecord(raw['transaction'])) return null;
  const signatures: unknown = raw['transaction']['signatures'];
  const signature: unknown = Array.isArray(signatures) ? signatures[0] : undefined;
  if (typeof signature !== 'string' || signature === '') return null;
  return {
    signature,
    slot: raw['slot'],
    transactionIndex: isWhole(raw['transactionIndex']) ? raw['transactionIndex'] : null,
    blockTime: isWhole(raw['blockTime']) ? raw['blockTime'] : null,
  };
}
