import { Inject, Injectable, Logger } from '@nestjs/common';
import { EMPTY_LEDGER, type AnalysisResult, type CreditLedger } from '@meridinate/analysis-core';
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
   * Stores the end of an analysis, then tells clients. Idempotent by id: an end that arrives for an
   * analysis that has ended changes nothing, is told to nobody and is counted as late. A failure by
   * ANALYSIS_CANCELLED is a cancellation.
   */
  async commit(ended: EndedAnalysis): Promise<CommitOutcome> {
    const committed = await this.store(ended);
    if (committed.status === 'already_final') this.observations.resultCameLate(ended.analysisId);
    return committed;
  }

  /**
   * Ends an analysis that no attempt could end, such as one whose worker was lost. What it paid is
   * known only as far as its progress told.
   */
  async fail(analysisId: string, error: MeridinateError): Promise<CommitOutcome> {
    const ledger = await this.knownLedger(analysisId);
    const outcome = { state: 'failed' as const, error: error.toRecord(), ledger };
    return this.store({ analysisId, finishedAt: Date.now(), outcome });
  }

  /** Ends an analysis that somebody wished to end and that nobody runs. */
  async cancel(analysisId: string): Promise<CommitOutcome> {
    const ledger = await this.knownLedger(analysisId);
    return this.store({ analysisId, finishedAt: Date.now(), outcome: { state: 'cancelled', ledger } });
  }

  private async store(ended: EndedAnalysis): Promise<CommitOutcome> {
    const { analysisId, finishedAt } = ended;
    const outcome = withoutCancelFailure(ended.outcome);
    const committed = await this.write({ analysisId, finishedAt, outcome });
    if (committed.status !== 'committed') {
      this.logger.debug(`the end of analysis ${analysisId} changed nothing: ${committed.status}`);
      return committed;
    }
    if (outcome.state === 'failed')
      this.logger.warn(`analysis ${analysisId} failed: ${outcome.error.message}`);
    await this.observe(analysisId, finishedAt, outcome);
    this.events.analysisChanged(analysisId);
    if (outcome.state === 'completed') this.announce(analysisId, outcome.result, committed.tokenId);
    return committed;
  }

  private write({ analysisId, finishedAt, outcome }: EndedAnalysis): Promise<CommitOutcome> {
    const { analyses } = this.database;
    switch (outcome.state) {
      case 'completed':
        return analyses.complete(analysisId, outcome.result, acronymFor(outcome.result), finishedAt);
      case 'failed':
        return analyses.fail(analysisId, outcome.error, outcome.ledger, finishedAt);
      case 'cancelled':
        return analyses.cancel(analysisId, outcome.ledger, finishedAt);
    }
  }

  private async knownLedger(analysisId: string): Promise<CreditLedger> {
    return (await this.database.analyses.find(analysisId))?.ledger ?? EMPTY_LEDGER;
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

const withoutCancelFailure = (outcome: EndedAnalysis['outcome']): EndedAnalysis['outcome'] =>
  outcome.state === 'failed' && outcome.error.code === 'ANALYSIS_CANCELLED'
    ? { state: 'cancelled', ledger: outcome.ledger }
    : outcome;
