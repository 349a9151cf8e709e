import { programAddress, tokenAccountAddress } from './addresses';
import { Dice } from './dice';
import type { Population } from './population';
import { WRAPPED_SOL, type TokenKind } from './token-steps';
import { TOKEN_2022_PROGRAM, TOKEN_PROGRAM, USDC_MINT } from './well-known';
import { tokenName } from './token-names';

export type LaunchKind =
  'pump_fun' | 'raydium_v4' | 'raydium_cpmm' | 'raydium_launchlab' | 'meteora_dlmm' | 'meteora_damm_v2';

export const USDC: TokenKind = { mint: USDC_MINT, decimals: 6, programId: TOKEN_PROGRAM };

/** Everything about a launch that is settled before its first transaction. */
export interface LaunchPlan {
  kind: LaunchKind;
  token: TokenKind;
  /** Raw units. */
  supply: bigint;
  name: string;
  symbol: string;
  creator: string;
  /** What buyers pay with in the pool. */
  quote: TokenKind;
  /** Slot of the first transaction. */
  firstSlot: number;
  /** Transactions, failed ones included, at least. */
  transactions: number;
  /** Buys are this much larger than usual; a popular curve completes and migrates. */
  appetite: number;
  /** Metadata account of an SPL mint; a Token-2022 mint carries its own. */
  hasMetadataAccount: boolean;
}

/** Where the simulated chain begins: 2025-10-01T00:00:00Z. */
const EPOCH_BASE_SECONDS = 1_759_276_800;
const EPOCH_BASE_SLOT = 370_400_000;
const SLOT_SECONDS = 0.4;
/** Launches are spread over this many days after the base. */
const LAUNCH_DAYS = 300;

/** Unix seconds of a slot. */
export const blockTimeOf = (slot: number): number =>
  EPOCH_BASE_SECONDS + Math.floor((slot - EPOCH_BASE_SLOT) * SLOT_SECONDS);

/** A slot after every history: what a node reports as its own. */
export const HEAD_SLOT = EPOCH_BASE_SLOT + Math.floor(((LAUNCH_DAYS + 30) * 86_400) / SLOT_SECONDS);

const KINDS: Record<LaunchKind, number> = {
  pump_fun: 52,
  raydium_v4: 10,
  raydium_cpmm: 11,
  raydium_launchlab: 12,
  meteora_dlmm: 7,
  meteora_damm_v2: 8,
};

/** The plan of a mint, from seed and mint alone. */
export function planLaunch(seed: string, mint: string, population: Population): LaunchPlan {
  const dice = Dice.of('launch', seed, mint);
  const kind = dice.weighted(KINDS);
  const decimals = kind === 'pump_fun' || kind === 'raydium_launchlab' ? 6 : dice.pick([6, 6, 9]);
  const token2022 = kind !== 'raydium_v4' && dice.chance(kind === 'pump_fun' ? 0.4 : 0.15);
  const usdcQuoted = kind !== 'pump_fun' && dice.chance(0.25);
  return {
    kind,
    token: { mint, decimals, programId: token2022 ? TOKEN_2022_PROGRAM : TOKEN_PROGRAM },
    supply: 1_000_000_000n * 10n ** BigInt(decimals),
    ...tokenName(dice),
    creator: population.anyWallet(dice),
    quote: usdcQuoted ? USDC : WRAPPED_SOL,
    firstSlot: EPOCH_BASE_SLOT + dice.int(0, (LAUNCH_DAYS * 86_400) / SLOT_SECONDS),
    transactions: Math.round(dice.spread(150, 1_200)),
    appetite: dice.chance(0.35) ? 1.5 : 0.4,
    hasMetadataAccount: !token2022,
  };
}

/** Addresses of one pool; the vaults hang on the pool, whoever owns them. */
export const poolAddresses = (
  program: string,
  mint: string,
  quoteMint: string,
): { pool: string; tokenVault: string; quoteVault: string } => {
  const pool = programAddress('pool', program, mint);
  return {
    pool,
    tokenVault: tokenAccountAddress(pool, mint),
    quoteVault: tokenAccountAddress(pool, quoteMint),
  };
};
