import { Inject, Injectable } from '@nestjs/common';
import type { AnalysisRoad } from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import { SETTINGS } from '../../settings/settings.module';
import { type AnalysisRunner, QUEUED_RUNNER } from './analysis-runner';
import { InProcessRunner } from './in-process.runner';

/** The roads by which analyses are run. */
@Injectable()
export class Roads {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly inProcess: InProcessRunner,
    @Inject(QUEUED_RUNNER) private readonly queued: AnalysisRunner,
  ) {}

  /** Those that run analyses at the moment. */
  get open(): AnalysisRoad[] {
    return this.settings.redis.enabled ? ['in_process', 'redis'] : ['in_process'];
  }

  runner(road: AnalysisRoad): AnalysisRunner {
    return road === 'redis' ? this.queued : this.inProcess;
  }
}
