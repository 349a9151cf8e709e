import { WRAPPED_SOL_MINT } from '@meridinate/analysis-core';

export const SYSTEM_PROGRAM = '11111111111111111111111111111111';
export const TOKEN_PROGRAM = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA';
export const TOKEN_2022_PROGRAM = 'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb';
export const ASSOCIATED_TOKEN_PROGRAM = 'ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL';
export const COMPUTE_BUDGET_PROGRAM = 'ComputeBudget111111111111111111111111111111';
export const METADATA_PROGRAM = 'metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s';
export const BPF_LOADER = 'BPFLoaderUpgradeab1e11111111111111111111111';

export const PUMP_FUN = '6EF8rrecthR5Dkzon8Nwu78hRvfCKubJ14M5uBEwF6P';
export const PUMP_SWAP = 'pAMMBay6oceH9fJKBRHGP5D4bD4sWpmSwMn52FMfXEA';
export const RAYDIUM_V4 = '675kPX9MHTjS2zt1qfr1NYHuzeLXfQM9H24wFSUt1Mp8';
export const RAYDIUM_V4_AUTHORITY = '5Q544fKrFoe6tsEbD7S8EmxGTJYAKtTVhAW5Q5pge4j1';
export const RAYDIUM_CPMM = 'CPMMoo8L3F4NbTegBCKVNunggL7H1ZpdTHKxQB5qKP1C';
export const RAYDIUM_LAUNCHLAB = 'LanMV9sAd7wArD4vJFi2qDdfnVhFxYSUg6eADduJ3uj';
export const METEORA_DLMM = 'LBUZKhRxPF3XUpBCjp4YzTKgLccjZhTSDM9YuVaPwxo';
export const METEORA_DAMM_V2 = 'cpamdpZCGKUy5JxQXB4dcpGPiikHawvSWAd6mEn1sGG';
export const WHIRLPOOL = 'whirLbMiicVdio4qvUfM5KAg6Ct8VwpYzGff3uctyCc';
export const JUPITER_V6 = 'JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4';
export const JUPITER_LIMIT = 'jupoNjAxXgZ4rjzxzPMP4oxduvQsQtZzyknqvzYNrNu';
export const PHOTON = 'BSfD6SHZigAfDWSjzD5Q41jw8LmKwtmjskPH9XW1mrRW';
/** Multi-signature program whose vaults buy without being able to sign. */
export const SQUADS = 'SQDS4ep65T869zMMBKyuUq6aD6EgTu8psMjkvj52pCf';
/** On the curve, moves a completed pump.fun curve into a pool; never a buyer. */
export const PUMP_MIGRATION_WALLET = '39azUYFWPz3VHgKCf3VChUwbpURdCHRxjWVowf5jUJjg';

export const PROGRAMS: readonly string[] = [
  SYSTEM_PROGRAM,
  TOKEN_PROGRAM,
  TOKEN_2022_PROGRAM,
  ASSOCIATED_TOKEN_PROGRAM,
  COMPUTE_BUDGET_PROGRAM,
  METADATA_PROGRAM,
  BPF_LOADER,
  PUMP_FUN,
  PUMP_SWAP,
  RAYDIUM_V4,
  RAYDIUM_CPMM,
  RAYDIUM_LAUNCHLAB,
  METEORA_DLMM,
  METEORA_DAMM_V2,
  WHIRLPOOL,
  JUPITER_V6,
  JUPITER_LIMIT,
  PHOTON,
  SQUADS,
];

export const USDC_MINT = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const USDT_MINT = 'Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB';
const USD1_MINT = 'USD1ttGY1N17NEEHLmELoaybftRBUSErhqYiQzvEmuB';
/** The token that token-to-token buyers pay with. */
export const BONK_MINT = 'DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263';

export interface QuoteMint {
  decimals: number;
  name: string;
  symbol: string;
}

/** Mints that exist but have no launch history here. */
export const QUOTE_MINTS: Readonly<Record<string, QuoteMint>> = {
  [WRAPPED_SOL_MINT]: { decimals: 9, name: 'Wrapped SOL', symbol: 'SOL' },
  [USDC_MINT]: { decimals: 6, name: 'USD Coin', symbol: 'USDC' },
  [USDT_MINT]: { decimals: 6, name: 'USDT', symbol: 'USDT' },
  [USD1_MINT]: { decimals: 6, name: 'World Liberty Financial USD', symbol: 'USD1' },
  [BONK_MINT]: { decimals: 5, name: 'Bonk', symbol: 'Bonk' },
};

export const JITO_TIP_ACCOUNTS: readonly string[] = [
  '96gYZGLnJYVFmbjzopPSU6QiEV5fGqZNyN9nmNhvrZU5',
  'HFqU5x63VTqvQss8hp11i4wVV8bD44PvwucfZ2bU7gRe',
  'Cw8CFyM9FkoMi7K7Crf6HNQqf4uEMzpKw6QNghXLvLkY',
  'ADaUMid9yfUytqMBgopwjb2DTLSokTSzL1zt6iGPaS49',
  'DfXygSm4jCyNCybVYYK6DwvWqjKee8pbDmJGcLWNDXjh',
  'ADuUkR4vqLUMWXxW9gh6D6L8pMSawimctcNZ5pGwDcEt',
  'DttWaMuVvTiduZRnguLF7jNxTgiMBZ1hyAumKUiL2KRL',
  '3AVi9Tg9Uo68tJfuvoKvqKNWKkC5wPdSSdeBnizKZ6jT',
];

/** Accounts of the real chain that are neither programs nor mints. */
export const KNOWN_WALLETS: readonly string[] = [
  ...JITO_TIP_ACCOUNTS,
  PUMP_MIGRATION_WALLET,
  RAYDIUM_V4_AUTHORITY,
];

/** Lamports that keep an account of a kind alive. */
export const RENT = {
  splMint: 1_461_600n,
  token2022Mint: 3_605_280n,
  splTokenAccount: 2_039_280n,
  token2022TokenAccount: 2_074_080n,
  metadata: 15_616_720n,
  curve: 1_231_920n,
  pool: 6_124_800n,
  volumeAccumulator: 1_844_400n,
} as const;
