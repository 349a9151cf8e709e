import type { TokenFacts } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import { unreadable } from '@meridinate/http-exchange';
import { isAddress } from '@solana/addresses';
import type { AccountInfo } from './account-info';
import { metaplexName } from './metaplex-metadata';
import { extensionsOf, parsedOf, type ParsedAccount } from './mint-extensions';
import { cleanName, type TokenName } from './token-name';

const TOKEN_PROGRAMS = new Map<string, TokenFacts['program']>([
  ['TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA', 'spl-token'],
  ['TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb', 'token-2022'],
]);
const SYSTEM_PROGRAM = '11111111111111111111111111111111';

/**
 * What a mint's account and its Metaplex account say of a token. A name inside the mint (Token-2022)
 * goes before the one at Metaplex. What only `getAsset` knows, for ten credits, is not in here; see
 * `isMetadataElsewhere` for when it is worth asking.
 *
 * @throws MeridinateError MINT_NOT_FOUND, MINT_NOT_A_MINT, UPSTREAM_ANSWER_UNREADABLE
 */
export function tokenFacts(
  mint: string,
  account: AccountInfo | null,
  metaplex: AccountInfo | null,
): TokenFacts {
  if (account === null) throw new MeridinateError('MINT_NOT_FOUND', { mint });
  const parsed = parsedOf(account);
  const program = TOKEN_PROGRAMS.get(account.owner);
  if (program === undefined || parsed?.type !== 'mint') {
    throw new MeridinateError('MINT_NOT_A_MINT', { mint, found: kindOf(account, parsed) });
  }
  const { decimals, supply } = parsed.info ?? {};
  if (!isByte(decimals) || typeof supply !== 'string' || !/^\d{1,20}$/.test(supply)) {
    throw unreadable(
      { upstream: 'helius', call: 'getMultipleAccounts' },
      'the mint lacks its decimals or supply',
    );
  }
  const inside = extensionName(account);
  const outside = metaplexName(metaplex);
  return {
    mint,
    name: inside.name ?? outside.name,
    symbol: inside.symbol ?? outside.symbol,
    decimals,
    supply,
    program,
  };
}

const isByte = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255;

function kindOf(account: AccountInfo, parsed: ParsedAccount | undefined): string {
  if (TOKEN_PROGRAMS.has(account.owner)) {
    return parsed?.type === 'account' ? 'a token account' : 'another account of the token program';
  }
  if (account.executable) return 'a program';
  if (account.owner === SYSTEM_PROGRAM) return 'a wallet';
  return isAddress(account.owner)
    ? `an account of the program ${account.owner}`
    : 'an account of an unknown program';
}

function extensionName(account: AccountInfo): TokenName {
  const state = extensionsOf(account).get('tokenMetadata');
  const { name, symbol } = (state ?? {}) as { name?: unknown; symbol?: unknown };
  return { name: cleanName(name), symbol: cleanName(symbol) };
}
