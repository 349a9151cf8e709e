import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { EngineModule } from '../engine/engine.module';
import { EventsModule } from '../events/events.module';
import { StoppingModule } from '../health/stopping.module';
import { ResultsModule } from '../results/results.module';
import { StoredSettingsModule } from '../stored-settings/stored-settings.module';
import { AnalysesController } from './analyses.controller';
import { AnalysesService } from './analyses.service';
import { ExportsController } from './exports/exports.controller';
import { ExportsService } from './exports/exports.service';
import { OutlookService } from './outlook/outlook.service';
import { RecentDurations } from './outlook/recent-durations';
import { QUEUED_RUNNER } from './runners/analysis-runner';
import { disabledRunner } from './runners/disabled.runner';
import { Holding } from './runners/holding';
import { InProcessAttempt } from './runners/in-process-attempt';
import { InProcessAttempts } from './runners/in-process-attempts';
import { InProcessRunner } from './runners/in-process.runner';
import { LeftOvers } from './runners/left-overs';
import { Roads } from './runners/roads';
import { SetAsideController } from './set-aside.controller';
import { SetAsideService } from './set-aside.service';
import { SubmissionsService } from './submission/submissions.service';

@Module({})
export class AnalysesModule {
  /** @param queue the module that exports QUEUED_RUNNER; null where there is no Redis */
  static with(queue: DynamicModule | Type | null): DynamicModule {
    return {
      module: AnalysesModule,
      imports: [
        EngineModule,
        EventsModule,
        ResultsModule,
        StoppingModule,
        StoredSettingsModule,
        ...(queue === null ? [] : [queue]),
      ],
      controllers: [SetAsideController, ExportsController, AnalysesController],
      providers: [
        AnalysesService,
        SubmissionsService,
        SetAsideService,
        ExportsService,
        OutlookService,
        RecentDurations,
        Roads,
        Holding,
        InProcessAttempt,
        InProcessAttempts,
        InProcessRunner,
        LeftOvers,
        ...(queue === null ? [{ provide: QUEUED_RUNNER, useValue: disabledRunner }] : []),
      ],
    };
  }
}
