import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { AnalysesService } from './analyses.service';
import type { SubmittedAnalysisDto } from './dto/analysis.dto';
import type { SetAsideListDto } from './dto/set-aside.dto';
import { presentSetAside } from './presenters/set-aside.presenter';
import { SubmissionsService } from './submission/submissions.service';

const MOST_SHOWN = 100;

/** Analyses that were set aside as a danger to the process they run in. */
@Injectable()
export class SetAsideService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly analyses: AnalysesService,
    private readonly submissions: SubmissionsService,
  ) {}

  async list(): Promise<SetAsideListDto> {
    const jobs: SetAsideListDto['jobs'] = [];
    for (const row of await this.database.analyses.setAside(MOST_SHOWN)) {
      const checkpoint = await this.database.analyses.checkpoint(row.id);
      jobs.push(presentSetAside(row, checkpoint !== null));
    }
    return { total: jobs.length, jobs };
  }

  /** @throws MeridinateError ANALYSIS_NOT_FOUND, ANALYSIS_NOT_SET_ASIDE, and those of a submission */
  async replay(id: string): Promise<SubmittedAnalysisDto> {
    const row = await this.analyses.row(id);
    if (row.setAsideAt === null) {
      throw new MeridinateError('ANALYSIS_NOT_SET_ASIDE', { id: row.id, state: row.state });
    }
    return this.submissions.replay(row, await this.database.analyses.checkpoint(row.id));
  }
}
