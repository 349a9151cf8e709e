import type { FactoryProvider } from '@nestjs/common';
import type { MarketSource } from '@meridinate/analysis-run';
import { createAnalysisSources } from '@meridinate/analysis-wiring';
import type { Settings } from '@meridinate/settings';
import { SETTINGS } from '../settings/settings.module';

/** Injection token of the {@link MarketSource} for look-ups outside of an analysis. */
export const MARKET_SOURCE = Symbol('MARKET_SOURCE');

export const marketSource: FactoryProvider<MarketSource> = {
  provide: MARKET_SOURCE,
  inject: [SETTINGS],
  useFactory: ({ upstreams }: Settings) => createAnalysisSources(upstreams).market,
};
