import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError, type WorkerLoss } from '@meridinate/errors';
import type { AdoptedAnalysis, AnalysisRow, Database, Holder } from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import { DATABASE } from '../../database/database.module';
import { ResultsService } from '../../results/results.service';
import { SETTINGS } from '../../settings/settings.module';
import type { InProcessAnalysis } from './in-process-attempts';

/** From the first loss on an analysis runs alone, so every later one can only be its own. */
const evidence = (losses: number): WorkerLoss[] =>
  Array.from({ length: losses }, (_, index) => ({ worker: null, startedAt: null, alone: index > 0 }));

/** A run that was ended in order goes on under its own number: stopping costs no attempt. */
function toGoOn({ analysis, checkpoint, lost }: AdoptedAnalysis): InProcessAnalysis {
  const { id, mint, settings, turnAt, attempt, losses } = analysis;
  const next = Math.max(1, lost ? attempt + 1 : attempt);
  return { id, mint, settings, turnAt, checkpoint, attempt: next, alone: losses > 0 };
}

/** What other processes, or earlier ones, left unfinished on the in-process road. */
@Injectable()
export class LeftOvers {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DATABASE) private readonly database: Database,
    private readonly results: ResultsService,
  ) {}

  /**
   * Adopts what nobody holds, ends what shall not go on (cancelled meanwhile, or lost too often) and
   * returns the rest.
   * @param now ms since the epoch; null takes what somebody holds, too
   */
  async collect(holder: Holder, now: number | null): Promise<InProcessAnalysis[]> {
    const leftOver: InProcessAnalysis[] = [];
    for (const adopted of await this.database.analyses.adopt(holder, now)) {
      if (!(await this.end(adopted.analysis))) leftOver.push(toGoOn(adopted));
    }
    return leftOver;
  }

  /**
   * The same of one that this process holds and does not run, as after an outage of the database. That is
   * no loss: the process lives. Null when it has ended.
   */
  async takeBack(id: string, { id: holderId }: Holder): Promise<InProcessAnalysis | null> {
    const { analyses } = this.database;
    await analyses.endRun(id, holderId);
    const analysis = await analyses.find(id);
    if (analysis === null || analysis.finishedAt !== null || (await this.end(analysis))) return null;
    return toGoOn({ analysis, checkpoint: await analyses.checkpoint(id), lost: false });
  }

  /** False when it shall go on. */
  private async end({ id, attempt, losses, cancelRequestedAt }: AnalysisRow): Promise<boolean> {
    if (cancelRequestedAt !== null) {
      await this.results.cancel(id);
      return true;
    }
    if (losses < this.settings.analysis.losses) return false;
    const context = { attempts: attempt, losses: evidence(losses) };
    await this.results.fail(id, new MeridinateError('ANALYSIS_WORKER_LOST', context));
    return true;
  }
}
