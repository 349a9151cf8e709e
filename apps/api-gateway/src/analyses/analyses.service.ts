import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { naiveUtc } from '../tokens/naive-utc';
import type { AnalysisDto, AnalysisListDto, QueuedAnalysisDto } from './dto/analysis.dto';
import type { AnalyzeTokenDto } from './dto/analyze-token.dto';
import type { ListAnalysesDto } from './dto/list-analyses.dto';
import { effectiveSettings } from './effective-settings';
import { presentAnalysis, presentSummary, resultsUrl } from './presenters/analysis.presenter';
import type { AnalysisRunner } from './runners/analysis-runner';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const LONGEST_SHOWN_ID = 64;
const DEFAULT_LIMIT = 100;

@Injectable()
export class AnalysesService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Hands a new analysis to a road and says under which id it will be found. */
  async submit(request: AnalyzeTokenDto, runner: AnalysisRunner): Promise<QueuedAnalysisDto> {
    const id = randomUUID();
    const createdAt = Date.now();
    const { settings, apiSettings } = effectiveSettings(request);
    await runner.submit({ id, mint: request.address, settings, apiSettings, createdAt });
    return {
      status: 'queued',
      job_id: id,
      token_address: request.address,
      api_settings: apiSettings,
      results_url: resultsUrl(id),
      created_at: naiveUtc(createdAt),
    };
  }

  /** @throws MeridinateError ANALYSIS_NOT_FOUND, also for text that cannot be an id */
  async find(id: string): Promise<AnalysisDto> {
    const row = UUID.test(id) ? await this.database.analyses.find(id.toLowerCase()) : null;
    if (row === null) throw new MeridinateError('ANALYSIS_NOT_FOUND', { id: id.slice(0, LONGEST_SHOWN_ID) });
    return presentAnalysis(row);
  }

  async list({ search, limit }: ListAnalysesDto): Promise<AnalysisListDto> {
    const summaries = await this.database.analyses.list({ search, limit: limit ?? DEFAULT_LIMIT });
    return { total: summaries.length, jobs: summaries.map(presentSummary) };
  }
}
