import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import type { AnalysisRow, Database } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { EventsService } from '../events/events.service';
import type { AnalysisDto, AnalysisListDto, CancelledAnalysisDto } from './dto/analysis.dto';
import type { ListAnalysesDto } from './dto/list-analyses.dto';
import { OutlookService } from './outlook/outlook.service';
import { presentAnalysis, presentSummary } from './presenters/analysis.presenter';
import { Roads } from './runners/roads';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const LONGEST_SHOWN_ID = 64;
const DEFAULT_LIMIT = 100;

/** Shows analyses and cancels them. */
@Injectable()
export class AnalysesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly roads: Roads,
    private readonly outlook: OutlookService,
    private readonly events: EventsService,
  ) {}

  /** @throws MeridinateError ANALYSIS_NOT_FOUND, also for text that cannot be an id */
  async row(id: string): Promise<AnalysisRow> {
    const row = UUID.test(id) ? await this.database.analyses.find(id.toLowerCase()) : null;
    if (row === null) throw new MeridinateError('ANALYSIS_NOT_FOUND', { id: id.slice(0, LONGEST_SHOWN_ID) });
    return row;
  }

  /** @throws MeridinateError ANALYSIS_NOT_FOUND */
  async find(id: string): Promise<AnalysisDto> {
    const row = await this.row(id);
    return presentAnalysis(row, await this.outlook.of(row));
  }

  async list({ search, limit }: ListAnalysesDto): Promise<AnalysisListDto> {
    const summaries = await this.database.analyses.list({ search, limit: limit ?? DEFAULT_LIMIT });
    return { total: summaries.length, jobs: summaries.map(presentSummary) };
  }

  /**
   * Ends an analysis that waits, and tells the run of one that runs to stop.
   *
   * @throws MeridinateError ANALYSIS_NOT_FOUND, ANALYSIS_ALREADY_ENDED
   */
  async cancel(asked: string): Promise<CancelledAnalysisDto> {
    const { id } = await this.row(asked);
    const wished = await this.database.analyses.requestCancel(id, Date.now());
    if (wished !== null && wished.finishedAt === null) {
      this.events.analysisChanged(id);
      const cancellation = await this.roads.runner(wished.road).cancel(wished);
      if (cancellation !== 'ended') return { job_id: id, status: cancellation };
    }
    const { state } = await this.row(id);
    if (state !== 'cancelled') throw new MeridinateError('ANALYSIS_ALREADY_ENDED', { id, state });
    return { job_id: id, status: 'cancelled' };
  }
}
