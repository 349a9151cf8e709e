import { ApiProperty } from '@nestjs/swagger';
import type { AnalysisPhase } from '@meridinate/analysis-core';
import type { AnalysisState } from '@meridinate/persistence';
import { AnalysisResultDto, CreditLedgerDto } from './analysis-result.dto';

const PHASES: AnalysisPhase[] = ['reading_token', 'reading_history', 'pricing', 'reading_balances', 'done'];
const STATES: AnalysisState[] = ['queued', 'processing', 'completed', 'failed', 'cancelled'];

/** Answer of POST /analyze/token and POST /analyze/token/redis. */
export class SubmittedAnalysisDto {
  @ApiProperty({ enum: STATES, description: 'queued for a new analysis' })
  status: AnalysisState;
  @ApiProperty({ description: 'True when an unfinished analysis buys the same: it is the one named here' })
  coalesced: boolean;
  @ApiProperty({ description: 'True when the same request came with the same Idempotency-Key before' })
  replayed: boolean;
  @ApiProperty({ format: 'uuid' })
  job_id: string;
  @ApiProperty()
  token_address: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'As they take effect' })
  api_settings: Record<string, unknown>;
  @ApiProperty({ example: '/analysis/0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11' })
  results_url: string;
  @ApiProperty({ description: 'Naive UTC' })
  created_at: string;
  @ApiProperty({ description: 'One sentence: what of an accepted analysis outlives which mishap' })
  guarantee: string;
}

/** Answer of DELETE /analysis/{job_id}. */
export class CancelledAnalysisDto {
  @ApiProperty({ format: 'uuid' })
  job_id: string;
  @ApiProperty({ enum: ['cancelled', 'cancelling'], description: 'cancelling: its run was told to stop' })
  status: 'cancelled' | 'cancelling';
}

export class AnalysisProgressDto {
  @ApiProperty({ enum: PHASES })
  phase: AnalysisPhase;
  @ApiProperty({ type: 'integer' })
  transactions: number;
  @ApiProperty({ type: 'integer' })
  buyers_found: number;
  @ApiProperty()
  credits_used: number;
  @ApiProperty({ description: '0 to 1' })
  share: number;
}

/** Answer of GET /analysis/{job_id}. */
export class AnalysisDto {
  @ApiProperty({ format: 'uuid' })
  job_id: string;
  @ApiProperty()
  token_address: string;
  @ApiProperty({ enum: STATES })
  status: AnalysisState;
  @ApiProperty({ enum: STATES, description: 'The same as status' })
  state: AnalysisState;
  @ApiProperty({ type: 'integer', description: 'Grows with every change' })
  sequence: number;
  @ApiProperty({ type: 'integer' })
  attempt: number;
  @ApiProperty({ enum: PHASES, nullable: true, description: 'What a running analysis is busy with' })
  phase: AnalysisPhase | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Place among those that wait, 1 is next; null when it does not wait or that is not known',
  })
  position: number | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Seconds until it may start, by the mean of the last hour; null when that is not known',
  })
  estimated_start_seconds: number | null;
  @ApiProperty({ description: 'Somebody wished to cancel it' })
  cancel_requested: boolean;
  @ApiProperty({ type: AnalysisProgressDto, nullable: true })
  progress: AnalysisProgressDto | null;
  @ApiProperty()
  credits_used: number;
  @ApiProperty({ description: 'What was paid so far, by kind of call' })
  credits: CreditLedgerDto;
  @ApiProperty({ type: 'object', additionalProperties: true })
  api_settings: Record<string, unknown>;
  @ApiProperty({ description: 'Naive UTC' })
  created_at: string;
  @ApiProperty({ type: String, nullable: true, description: 'Naive UTC' })
  started_at: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Naive UTC' })
  finished_at: string | null;
  @ApiProperty({ type: AnalysisResultDto, nullable: true })
  result: AnalysisResultDto | null;
  @ApiProperty({ type: String, nullable: true, description: 'One sentence, when it failed' })
  error: string | null;
  @ApiProperty({ type: String, nullable: true })
  error_code: string | null;
  @ApiProperty({ description: 'True when it failed and the same request may succeed later' })
  retryable: boolean;
  @ApiProperty({
    type: String,
    enum: ['caller', 'operator'],
    nullable: true,
    description:
      'Who can try a failed analysis again: the caller by the same request, or an operator by POST /analysis/{job_id}/replay',
  })
  retry_by: 'caller' | 'operator' | null;
  @ApiProperty({ type: String, nullable: true, description: 'Always null: nothing is written to files' })
  axiom_file: null;
  @ApiProperty({ type: String, nullable: true, description: 'Always null' })
  result_file: null;
}

export class AnalysisSummaryDto {
  @ApiProperty({ format: 'uuid' })
  job_id: string;
  @ApiProperty({ enum: STATES })
  status: AnalysisState;
  @ApiProperty()
  token_address: string;
  @ApiProperty({ type: String, nullable: true })
  token_name: string | null;
  @ApiProperty({ type: String, nullable: true })
  token_symbol: string | null;
  @ApiProperty({ type: String, nullable: true })
  acronym: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  wallets_found: number | null;
  @ApiProperty({ description: 'Naive UTC of its end, or of its submission while it has not ended' })
  timestamp: string;
  @ApiProperty()
  credits_used: number;
  @ApiProperty()
  results_url: string;
}

/** Answer of GET /analysis. */
export class AnalysisListDto {
  @ApiProperty({ type: 'integer' })
  total: number;
  @ApiProperty({ type: [AnalysisSummaryDto] })
  jobs: AnalysisSummaryDto[];
}
