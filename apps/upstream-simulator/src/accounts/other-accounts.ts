import type { ChainAccount } from '../chain/chain-source';
import { walletLamports } from '../chain/population';
import { BPF_LOADER, RENT, SYSTEM_PROGRAM, TOKEN_PROGRAM, USDC_MINT } from '../chain/well-known';
import { fromBase58 } from '../chain/base58';

/** A wallet: lamports and nothing else. */
export const systemAccount = (address: string, lamports = walletLamports(address)): ChainAccount => ({
  lamports,
  owner: SYSTEM_PROGRAM,
  executable: false,
  bytes: new Uint8Array(),
  parsed: null,
});

export const programAccount = (): ChainAccount => ({
  lamports: 1_141_440n,
  owner: BPF_LOADER,
  executable: true,
  bytes: new Uint8Array(36),
  parsed: null,
});

/** A token account of USDC; what stands behind every address that ends in the token account's byte. */
export function tokenAccount(address: string): ChainAccount {
  const amount = 2_100n;
  const bytes = Buffer.alloc(165);
  fromBase58(USDC_MINT)?.copy(bytes, 0);
  fromBase58(address)?.copy(bytes, 32);
  bytes.writeBigUInt64LE(amount, 64);
  bytes.writeUInt8(1, 108);
  const tokenAmount = {
    amount: amount.toString(),
    decimals: 6,
    uiAmount: 0.0021,
    uiAmountString: '0.0021',
  };
  return {
    lamports: RENT.splTokenAccount,
    owner: TOKEN_PROGRAM,
    executable: false,
    bytes,
    parsed: {
      program: 'spl-token',
      type: 'account',
      info: { isNative: false, mint: USDC_MINT, owner: address, state: 'initialized', tokenAmount },
      space: bytes.length,
    },
  };
}
