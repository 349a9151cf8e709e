import { type Address, isAddress as isSolanaAddress, isOffCurveAddress } from '@solana/addresses';

/** Answers kept at most; the memory is dropped as a whole when it is full. */
const REMEMBERED_ADDRESSES = 4096;
const onCurve = new Map<string, boolean>();

const ADDRESS_SHAPE = /^[1-9A-HJ-NP-Za-km-z]{32,44}$/;

/** Whether the text is 32 bytes in base58. */
export function isAddress(text: string): boolean {
  return typeof text === 'string' && isSolanaAddress(text);
}

/**
 * A cheap test of letters and length, good enough to use a text of unknown origin as a key.
 * Not every text of this shape is 32 bytes; {@link isAddress} tells.
 */
export function hasAddressShape(text: unknown): text is string {
  return typeof text === 'string' && ADDRESS_SHAPE.test(text);
}

/**
 * Whether a private key may exist for the address: its bytes are a point of ed25519. Addresses of
 * programs' accounts (pools, vaults, curves) never are. False for a text that is no address.
 *
 * The check costs about a tenth of a millisecond and the same pools come up in most transactions,
 * so the newest answers are remembered; the answer depends on the address alone.
 */
export function isOnCurve(address: string): boolean {
  const known = onCurve.get(address);
  if (known !== undefined) return known;
  const answer = isAddress(address) && !isOffCurveAddress(address as Address);
  if (onCurve.size >= REMEMBERED_ADDRESSES) onCurve.clear();
  onCurve.set(address, answer);
  return answer;
}
