/** Wrapped SOL; 9 decimals, counted together with lamports. */
export const WRAPPED_SOL_MINT = 'So11111111111111111111111111111111111111112';

/** Coins taken as worth one US dollar; all have 6 decimals. */
export const STABLE_MINTS: ReadonlySet<string> = new Set([
  'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
  'Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB',
  'USD1ttGY1N17NEEHLmELoaybftRBUSErhqYiQzvEmuB',
]);
