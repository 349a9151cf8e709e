import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { EngineModule } from '../engine/engine.module';
import { ResultsModule } from '../results/results.module';
import { AnalysesController } from './analyses.controller';
import { AnalysesService } from './analyses.service';
import { QUEUED_RUNNER } from './runners/analysis-runner';
import { disabledRunner } from './runners/disabled.runner';
import { InProcessAttempts } from './runners/in-process-attempts';
import { InProcessRunner } from './runners/in-process.runner';

@Module({})
export class AnalysesModule {
  /** @param queue the module that exports QUEUED_RUNNER; null where there is no Redis */
  static with(queue: DynamicModule | Type | null): DynamicModule {
    return {
      module: AnalysesModule,
      imports: [EngineModule, ResultsModule, ...(queue === null ? [] : [queue])],
      controllers: [AnalysesController],
      providers: [
        AnalysesService,
        InProcessAttempts,
        InProcessRunner,
        ...(queue === null ? [{ provide: QUEUED_RUNNER, useValue: disabledRunner }] : []),
      ],
    };
  }
}
