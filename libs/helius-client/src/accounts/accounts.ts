import type { CallContext, TokenFacts } from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import { isAddress } from '@solana/addresses';
import type { CreditTable } from '../credit-table';
import type { HeliusConnection } from '../rpc/helius-rpc';
import { ACCOUNTS_PER_CALL, getMultipleAccounts } from './get-multiple-accounts';
import { metadataAddress } from './metaplex-metadata';
import { tokenFacts } from './token-facts';

export interface HeliusAccounts {
  /**
   * What the chain says of a mint, in one call of one credit.
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
      return tokenFacts(mint, account, metaplex);
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
