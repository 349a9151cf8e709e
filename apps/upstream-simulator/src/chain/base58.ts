const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const PLACE = new Map([...ALPHABET].map((digit, place) => [digit, BigInt(place)]));

/** Base58 text of bytes, as Solana writes addresses, signatures and instruction data. */
export function toBase58(bytes: Uint8Array): string {
  const leadingZeros = bytes.findIndex((byte) => byte !== 0);
  if (leadingZeros === -1) return '1'.repeat(bytes.length);
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  while (rest > 0n) {
    text = ALPHABET.charAt(Number(rest % 58n)) + text;
    rest /= 58n;
  }
  return '1'.repeat(leadingZeros) + text;
}

/** Bytes of a base58 text; null when a character is none of the alphabet. */
export function fromBase58(text: string): Buffer | null {
  let value = 0n;
  for (const digit of text) {
    const place = PLACE.get(digit);
    if (place === undefined) return null;
    value = value * 58n + place;
  }
  const leadingZeros = [...text].findIndex((digit) => digit !== '1');
  if (leadingZeros === -1) return Buffer.alloc(text.length);
  const hex = value.toString(16);
  return Buffer.concat([Buffer.alloc(leadingZeros), Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')]);
}
