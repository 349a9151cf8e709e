import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { AnalysisEngine } from '@meridinate/analysis-run';
import { createAnalysisEngine } from '@meridinate/analysis-wiring';
import type { Settings } from '@meridinate/settings';
import { ServiceObservations } from '../observations/service-observations';
import { SETTINGS } from '../settings/settings.module';

/** Injection token of the process's {@link AnalysisEngine}. */
export const ANALYSIS_ENGINE = Symbol('ANALYSIS_ENGINE');

@Module({
  providers: [
    {
      provide: ANALYSIS_ENGINE,
      inject: [SETTINGS, ServiceObservations],
      useFactory: ({ upstreams, analysis }: Settings, observations: ServiceObservations): AnalysisEngine =>
        createAnalysisEngine(upstreams, {
          threads: analysis.threads,
          observeCall: (call) => observations.upstreamCall(call),
        }),
    },
  ],
  exports: [ANALYSIS_ENGINE],
})
export class EngineModule implements OnApplicationShutdown {
  constructor(@Inject(ANALYSIS_ENGINE) private readonly engine: AnalysisEngine) {}

  async onApplicationShutdown(): Promise<void> {
    await this.engine.close();
  }
}
