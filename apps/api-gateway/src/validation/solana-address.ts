import { isAddress } from '@solana/addresses';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const LONGEST_ADDRESS = 44;

function decodedLength(text: string): number {
  let value = 0n;
  for (const character of text) value = value * 58n + BigInt(ALPHABET.indexOf(character));
  const leadingZeros = text.length - text.replace(/^1+/, '').length;
  const significant = value === 0n ? 0 : Math.ceil(value.toString(16).length / 2);
  return leadingZeros + significant;
}

/** Why a text is not a Solana address, to be read after the field's name; null when it is one. */
export function addressFault(text: string): string | null {
  if (isAddress(text)) return null;
  if (text === '') return 'it is empty';
  if (text.length > LONGEST_ADDRESS) {
    return `it is ${text.length} characters long and an address has 32 to ${LONGEST_ADDRESS}`;
  }
  const stranger = [...text].find((character) => !ALPHABET.includes(character));
  if (stranger !== undefined) return `it contains ${JSON.stringify(stranger)}, which base58 does not use`;
  return `it is ${decodedLength(text)} bytes long, not 32`;
}
