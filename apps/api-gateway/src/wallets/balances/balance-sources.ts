import type { FactoryProvider } from '@nestjs/common';
import type { AnalysisSources } from '@meridinate/analysis-run';
import { createAnalysisSources } from '@meridinate/analysis-wiring';
import type { Settings } from '@meridinate/settings';
import { SETTINGS } from '../../settings/settings.module';

/** Where balances and the price they are counted in come from, outside of an analysis. */
export type BalanceSources = Pick<AnalysisSources, 'accounts' | 'prices'>;

/** Injection token of the {@link BalanceSources}. */
export const BALANCE_SOURCES = Symbol('BALANCE_SOURCES');

export const balanceSources: FactoryProvider<BalanceSources> = {
  provide: BALANCE_SOURCES,
  inject: [SETTINGS],
  useFactory: ({ upstreams }: Settings) => createAnalysisSources(upstreams),
};
