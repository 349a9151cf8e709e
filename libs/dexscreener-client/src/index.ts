export {
  createDexscreenerClient,
  type DexscreenerClient,
  type DexscreenerClientOptions,
} from './dexscreener-client';
