import { getAddressEncoder, getProgramDerivedAddress, type Address } from '@solana/addresses';
import type { ChainAccount, MintFacts } from '../chain/chain-source';
import { METADATA_PROGRAM, RENT } from '../chain/well-known';

const METADATA_V1 = 4;
const NAME_LENGTH = 32;
const SYMBOL_LENGTH = 10;
const URI_LENGTH = 200;
const ACCOUNT_LENGTH = 679;

const bytesOf = (address: string): Uint8Array =>
  Uint8Array.from(getAddressEncoder().encode(address as Address));

/** Where the metadata program keeps name and symbol of a mint. */
export async function metadataAddressOf(mint: string): Promise<string> {
  const [address] = await getProgramDerivedAddress({
    programAddress: METADATA_PROGRAM as Address,
    seeds: ['metadata', bytesOf(METADATA_PROGRAM), bytesOf(mint)],
  });
  return address;
}

/** A text of fixed room: its room as a 32-bit number, then the text, then zeros. */
function padded(text: string, room: number): Buffer {
  const bytes = Buffer.alloc(4 + room);
  bytes.writeUInt32LE(room, 0);
  bytes.write(text, 4, room, 'utf8');
  return bytes;
}

/** Metadata account of a mint; the only form it is ever answered in is bytes. */
export function metadataAccount({ mint, name, symbol, creator }: MintFacts): ChainAccount {
  const bytes = Buffer.alloc(ACCOUNT_LENGTH);
  Buffer.concat([
    Buffer.of(METADATA_V1),
    bytesOf(creator ?? mint),
    bytesOf(mint),
    padded(name, NAME_LENGTH),
    padded(symbol, SYMBOL_LENGTH),
    padded(`https://metadata.example/${mint}.json`, URI_LENGTH),
  ]).copy(bytes);
  return { lamports: RENT.metadata, owner: METADATA_PROGRAM, executable: false, bytes, parsed: null };
}
