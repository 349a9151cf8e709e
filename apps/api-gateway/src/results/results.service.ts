import { Inject, Injectable, Logger } from '@nestjs/common';
import { EMPTY_LEDGER, type AnalysisResult } from '@meridinate/analysis-core';
import type { MeridinateError } from '@meridinate/errors';
import type { CommitOutcome, Database } from '@meridinate/persistence';
import type { AnalysisResultMessage } from '@meridinate/queue-contracts';
import { DATABASE } from '../database/database.module';
import { EventsService } from '../events/events.service';
import { ServiceObservations } from '../observations/service-observations';
import { acronymOf } from './acronym';

/** How an analysis ended, as either road reports it. */
export type EndedAnalysis = Pick<AnalysisResultMessage, 'analysisId' | 'finishedAt' | 'outcome'>;

/** The one place where an analysis ends, whichever road ran it. */
@Injectable()
export class ResultsService {
  private readonly logger = new Logger(ResultsService.name);

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly events: EventsService,
    private readonly observations: ServiceObservations,
  ) {}

  /**
   * Stores the end of an analysis, then tells clients. Idempotent by id: an end that arrives again
   * changes nothing and is told to nobody.
   */
  async commit({ analysisId, finishedAt, outcome }: EndedAnalysis): Promise<CommitOutcome> {
    const { analyses } = this.database;
    const committed =
      outcome.state === 'completed'
        ? await analyses.complete(analysisId, outcome.result, acronymFor(outcome.result), finishedAt)
        : await analyses.fail(analysisId, outcome.error, outcome.ledger, finishedAt);
    if (committed.status !== 'committed') {
      this.logger.debug(`the end of analysis ${analysisId} changed nothing: ${committed.status}`);
      return committed;
    }
    if (outcome.state === 'failed')
      this.logger.warn(`analysis ${analysisId} failed: ${outcome.error.message}`);
    await this.observe(analysisId, finishedAt, outcome);
    if (outcome.state === 'completed') this.announce(analysisId, outcome.result, committed.tokenId);
    return committed;
  }

  /**
   * Ends an analysis that no attempt could end, such as one whose worker was lost. What it paid is
   * known only as far as its progress told.
   */
  async fail(analysisId: string, error: MeridinateError): Promise<CommitOutcome> {
    const row = await this.database.analyses.find(analysisId);
    const ledger = row?.ledger ?? EMPTY_LEDGER;
    const outcome = { state: 'failed' as const, error: error.toRecord(), ledger };
    return this.commit({ analysisId, finishedAt: Date.now(), outcome });
  }

  private async observe(id: string, finishedAt: number, outcome: EndedAnalysis['outcome']): Promise<void> {
    const row = await this.database.analyses.find(id);
    const startedAt = row?.startedAt ?? row?.createdAt ?? finishedAt;
    const ledger = outcome.state === 'completed' ? outcome.result.ledger : outcome.ledger;
    this.observations.analysisEnded(id, outcome.state, Math.max(0, finishedAt - startedAt), ledger);
  }

  private announce(id: string, result: AnalysisResult, tokenId: number | null): void {
    const { mint, name, symbol } = result.token;
    this.events.analysisComplete({
      job_id: id,
      token_name: name ?? mint,
      token_symbol: symbol ?? '',
      acronym: acronymFor(result) ?? '',
      wallets_found: result.earlyBuyers.length,
      token_id: tokenId ?? 0,
    });
  }
}

const acronymFor = ({ token }: AnalysisResult): string | null => acronymOf(token.name, token.symbol);
