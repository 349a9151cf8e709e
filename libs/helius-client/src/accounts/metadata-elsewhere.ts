import { isAddress } from '@solana/addresses';
import type { AccountInfo } from './account-info';
import { extensionsOf } from './mint-extensions';
import { isUnreadableMetadata } from './metaplex-metadata';

/**
 * Whether the accounts of a nameless mint say that it has metadata which they do not show: its
 * `metadataPointer` (Token-2022) leads to an account that was not read, or Metaplex keeps something for
 * it in a form that is not known here. A mint whose accounts speak of no metadata has none.
 *
 * @param read addresses of the accounts that were read
 */
export const isMetadataElsewhere = (
  mint: AccountInfo | null,
  metaplex: AccountInfo | null,
  read: readonly string[],
): boolean => isPointedElsewhere(mint, read) || isUnreadableMetadata(metaplex);

function isPointedElsewhere(mint: AccountInfo | null, read: readonly string[]): boolean {
  const pointer = extensionsOf(mint).get('metadataPointer');
  const address = (pointer as { metadataAddress?: unknown } | null | undefined)?.metadataAddress;
  return typeof address === 'string' && isAddress(address) && !read.includes(address);
}
