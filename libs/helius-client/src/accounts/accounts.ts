import type { CallContext, TokenFacts } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import { isAddress } from '@solana/addresses';
import type { CreditTable } from '../credit-table';
import type { HeliusConnection } from '../rpc/helius-rpc';
import { getAsset } from './get-asset';
import { ACCOUNTS_PER_CALL, getMultipleAccounts } from './get-multiple-accounts';
import { isMetadataElsewhere } from './metadata-elsewhere';
import { metadataAddress } from './metaplex-metadata';
import { tokenFacts } from './token-facts';

export interface HeliusAccounts {
  /**
   * What the chain says of a mint, in one call of one credit. Only when its accounts name no name and
   * say that its metadata is somewhere else is `getAsset` asked as well, once, for ten credits; its
   * failure, for want of credits too, leaves the token nameless.
   *
   * @throws MeridinateError ADDRESS_MALFORMED before any call; MINT_NOT_FOUND, MINT_NOT_A_MINT, an
   * UPSTREAM_ error
   */
  readToken(mint: string, context: CallContext): Promise<TokenFacts>;
  /** Lamports of each wallet in the given order, "0" where there is no account; one credit per 100. */
  readLamports(wallets: readonly string[], context: CallContext): Promise<string[]>;
}

export function createAccounts(connection: HeliusConnection, credits: CreditTable): HeliusAccounts {
  return {
    async readToken(mint, context) {
      if (!isAddress(mint)) {
        const reason = 'it is not the base58 form of 32 bytes';
        throw new MeridinateError('ADDRESS_MALFORMED', { field: 'mint', reason });
      }
      const addresses = [mint, await metadataAddress(mint)];
      const encoding = { encoding: 'jsonParsed' } as const;
      const [account = null, metaplex = null] = await getMultipleAccounts(
        connection,
        credits,
        addresses,
        encoding,
        context,
      );
      const facts = tokenFacts(mint, account, metaplex);
      if (facts.name !== null || !isMetadataElsewhere(account, metaplex, addresses)) return facts;
      const { name, symbol } = await getAsset(connection, credits, mint, context);
      return { ...facts, name, symbol: facts.symbol ?? symbol };
    },

    async readLamports(wallets, context) {
      const encoding = { encoding: 'base64', dataSlice: { offset: 0, length: 0 } } as const;
      const lamports: string[] = [];
      for (let at = 0; at < wallets.length; at += ACCOUNTS_PER_CALL) {
        const some = wallets.slice(at, at + ACCOUNTS_PER_CALL);
        const accounts = await getMultipleAccounts(connection, credits, some, encoding, context);
        lamports.push(...accounts.map((account) => account?.lamports ?? '0'));
      }
      return lamports;
    },
  };
}
