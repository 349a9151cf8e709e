import type { FactoryProvider } from '@nestjs/common';
import { createDexscreenerClient, type DexscreenerClient } from '@meridinate/dexscreener-client';
import type { Settings } from '@meridinate/settings';
import { SETTINGS } from '../settings/settings.module';

/** Where present market capitalisations are read, many at a time. */
export type MarketSource = Pick<DexscreenerClient, 'readMarketCaps'>;

/** Injection token of the {@link MarketSource} for look-ups outside of an analysis. */
export const MARKET_SOURCE = Symbol('MARKET_SOURCE');

export const createMarketSource = ({ upstreams }: Pick<Settings, 'upstreams'>): MarketSource => {
  const { dexscreenerUrl: baseUrl, timeoutMs, attempts } = upstreams;
  return createDexscreenerClient({ baseUrl, timeoutMs, attempts });
};

export const marketSource: FactoryProvider<MarketSource> = {
  provide: MARKET_SOURCE,
  inject: [SETTINGS],
  useFactory: createMarketSource,
};
