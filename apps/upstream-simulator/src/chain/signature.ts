import { fromBase58, toBase58 } from './base58';
import { digest } from './dice';

const SEAL_LENGTH = 28;
const SIGNATURE_LENGTH = 64;

const seal = (seed: string, mint: Buffer, place: number): Buffer =>
  digest('seal', seed, mint.toString('hex'), place).subarray(0, SEAL_LENGTH);

/** XOR with a key stream of the seal, so that neighbours look nothing like each other. */
const mask = (sealed: Buffer, bytes: Buffer): Buffer => {
  const stream = Buffer.concat([
    digest('mask', 0, sealed.toString('hex')),
    digest('mask', 1, sealed.toString('hex')),
  ]);
  return Buffer.from(bytes.map((byte, place) => byte ^ (stream[place] ?? 0)));
};

/**
 * The signature of the transaction at a place of a mint's history. It carries mint and place, sealed
 * with the seed, so that a transaction is found again from its signature alone.
 */
export function signatureOf(seed: string, mint: string, place: number): string {
  const mintBytes = fromBase58(mint) ?? Buffer.alloc(0);
  const body = Buffer.alloc(SIGNATURE_LENGTH - SEAL_LENGTH);
  mintBytes.copy(body, 0);
  body.writeUInt32LE(place, 32);
  const sealed = seal(seed, mintBytes, place);
  return toBase58(Buffer.concat([sealed, mask(sealed, body)]));
}

/** Mint and place of a signature; null when it is none of this seed. */
export function readSignature(seed: string, signature: string): { mint: string; place: number } | null {
  const bytes = fromBase58(signature);
  if (bytes?.length !== SIGNATURE_LENGTH) return null;
  const sealed = bytes.subarray(0, SEAL_LENGTH);
  const body = mask(sealed, bytes.subarray(SEAL_LENGTH));
  const mint = body.subarray(0, 32);
  const place = body.readUInt32LE(32);
  return seal(seed, mint, place).equals(sealed) ? { mint: toBase58(mint), place } : null;
}
