export {
  MOST_MINTS_A_CALL,
  createDexscreenerClient,
  type DexscreenerClient,
  type DexscreenerClientOptions,
} from './dexscreener-client';
