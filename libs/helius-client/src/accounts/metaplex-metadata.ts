import { address, getAddressEncoder, getProgramDerivedAddress } from '@solana/addresses';
import type { AccountInfo } from './account-info';
import { NAMELESS, cleanName, type TokenName } from './token-name';

const METAPLEX_PROGRAM = address('metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s');

/** Where Metaplex keeps the metadata of a mint: seeds "metadata", the program, the mint. */
export async function metadataAddress(mint: string): Promise<string> {
  const encoder = getAddressEncoder();
  const [derived] = await getProgramDerivedAddress({
    programAddress: METAPLEX_PROGRAM,
    seeds: ['metadata', encoder.encode(METAPLEX_PROGRAM), encoder.encode(address(mint))],
  });
  return derived;
}

const METADATA_V1 = 4;
/** key (1), update authority (32), mint (32). */
const NAME_OFFSET = 65;

/**
 * The name in a Metaplex metadata account (Borsh: key u8, update authority, mint, name, symbol, …).
 * An account that is absent, somebody else's or not to be read names nothing; that is no error, because
 * a token works without a name.
 */
export function metaplexName(account: AccountInfo | null): TokenName {
  const texts = textsIn(account);
  return texts === null ? NAMELESS : { name: cleanName(texts.name), symbol: cleanName(texts.symbol) };
}

/** Whether Metaplex keeps an account for the mint in which no name can be found, not even an empty one. */
export const isUnreadableMetadata = (account: AccountInfo | null): boolean =>
  account?.owner === METAPLEX_PROGRAM && textsIn(account) === null;

/** null when the account is not Metaplex's, or not laid out as above up to the end of the name. */
function textsIn(account: AccountInfo | null): { name: string; symbol: string | undefined } | null {
  const bytes = account?.owner === METAPLEX_PROGRAM ? base64Bytes(account.data) : null;
  if (bytes === null || bytes[0] !== METADATA_V1) return null;
  const name = borshText(bytes, NAME_OFFSET);
  return name && { name: name.text, symbol: borshText(bytes, name.end)?.text };
}

function base64Bytes(data: unknown): Buffer | null {
  if (!Array.isArray(data)) return null;
  const [text, encoding] = data as unknown[];
  return typeof text === 'string' && encoding === 'base64' ? Buffer.from(text, 'base64') : null;
}

/** A Borsh string: length as u32, little endian, then UTF-8. null when it runs over the end. */
function borshText(bytes: Buffer, offset: number): { text: string; end: number } | null {
  const start = offset + 4;
  if (start > bytes.length) return null;
  const end = start + bytes.readUInt32LE(offset);
  return end > bytes.length ? null : { text: bytes.toString('utf8', start, end), end };
}
