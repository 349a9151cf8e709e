import { getAddressDecoder } from '@solana/addresses';

/** The address whose 32 bytes spell a number: another one for each. */
export function addressOf(number: number): string {
  const bytes = Buffer.alloc(32);
  bytes.writeUInt32BE(number + 1);
  return getAddressDecoder().decode(bytes);
}
