import { generateKeyPairSync } from 'node:crypto';
import type { RawTransaction, TransactionsPage } from '@meridinate/analysis-core';
import { getAddressDecoder } from '@solana/addresses';

/** Address of a fresh wallet: the public half of a real key. */
export function newWallet(): string {
  const { publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return getAddressDecoder().decode(new Uint8Array(raw));
}

const FEE = 5_000;
const SOL = 1_000_000_000;

/** A buy of 1,000 raw units of `mint` for one SOL, in the slot of the same number. */
export function buy(mint: string, buyer: string, pool: string, slot: number): RawTransaction {
  const token = (accountIndex: number, owner: string, amount: string) => ({
    accountIndex,
    mint,
    owner,
    uiTokenAmount: { amount, decimals: 6 },
  });
  return {
    slot,
    transactionIndex: 0,
    blockTime: 1_760_000_000 + slot,
    version: 0,
    transaction: {
      signatures: [`signature ${slot}`],
      message: {
        accountKeys: [buyer, pool, newWallet(), newWallet()],
        header: { numRequiredSignatures: 1 },
        instructions: [],
      },
    },
    meta: {
      err: null,
      fee: FEE,
      preBalances: [10 * SOL, SOL, 2_039_280, 2_039_280],
      postBalances: [9 * SOL - FEE, 2 * SOL, 2_039_280, 2_039_280],
      preTokenBalances: [token(2, buyer, '0'), token(3, pool, '1000000')],
      postTokenBalances: [token(2, buyer, '1000'), token(3, pool, '999000')],
    },
  };
}

/** A history cut into pages; the cursor is the number of the page. */
export function pagesOf(transactions: RawTransaction[], size: number): TransactionsPage[] {
  const pages: TransactionsPage[] = [];
  for (let start = 0; start < transactions.length; start += size) {
    const next = start + size < transactions.length ? String(pages.length + 1) : null;
    pages.push({ transactions: transactions.slice(start, start + size), nextCursor: next });
  }
  return pages;
}
