import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError, redact } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { ResultsService } from '../results/results.service';

/** Ends the analyses of jobs that failed in the queue without a worker that could say so. */
@Injectable()
export class FailedJobsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly results: ResultsService,
  ) {}

  /** @param failedReason as the queue keeps it */
  async end(id: string, failedReason: string): Promise<void> {
    const row = await this.database.analyses.find(id);
    if (row === null || row.finishedAt !== null) return;
    const reason = redact(failedReason) || 'its job failed';
    await this.results.fail(id, new MeridinateError('ANALYSIS_ABORTED', { reason }));
  }
}
