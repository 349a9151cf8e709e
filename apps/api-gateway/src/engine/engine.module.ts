import { Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { AnalysisEngine, UpstreamPace } from '@meridinate/analysis-run';
import { createAnalysisEngine } from '@meridinate/analysis-wiring';
import { redact } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import { DATABASE } from '../database/database.module';
import { StoppingModule } from '../health/stopping.module';
import { ServiceObservations } from '../observations/service-observations';
import { SETTINGS } from '../settings/settings.module';
import { UpstreamAccess } from './upstream-access';
import { UPSTREAM_PACE, upstreamPace } from './upstream-pace';

/** Injection token of the process's {@link AnalysisEngine}. */
export const ANALYSIS_ENGINE = Symbol('ANALYSIS_ENGINE');

const logger = new Logger('prices');

@Module({
  imports: [StoppingModule],
  providers: [
    upstreamPace,
    UpstreamAccess,
    {
      provide: ANALYSIS_ENGINE,
      inject: [SETTINGS, ServiceObservations, UPSTREAM_PACE, DATABASE],
      useFactory: (
        { upstreams, analysis }: Settings,
        observations: ServiceObservations,
        pace: UpstreamPace,
        { solPrices }: Database,
      ): AnalysisEngine =>
        createAnalysisEngine(upstreams, {
          threads: analysis.threads,
          pace,
          observeCall: (call) => observations.upstreamCall(call),
          prices: {
            store: solPrices,
            onStoreError: (error) => logger.warn(`prices were not kept: ${redact(String(error))}`),
          },
        }),
    },
  ],
  exports: [ANALYSIS_ENGINE, UpstreamAccess],
})
export class EngineModule implements OnApplicationShutdown {
  constructor(@Inject(ANALYSIS_ENGINE) private readonly engine: AnalysisEngine) {}

  async onApplicationShutdown(): Promise<void> {
    await this.engine.close();
  }
}
