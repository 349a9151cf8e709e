import { ApiProperty } from '@nestjs/swagger';
import { CreditLedgerDto } from './analysis-result.dto';

/** A run that ended with its process. */
export class WorkerLossDto {
  @ApiProperty({ type: String, nullable: true, description: 'Host and process id, where they are known' })
  worker: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Naive UTC of its beginning, where it is known' })
  started_at: string | null;
  @ApiProperty({ description: 'True when nothing else ran in that process' })
  alone: boolean;
}

/** An analysis that was set aside as a danger to the process it runs in, with the evidence. */
export class SetAsideAnalysisDto {
  @ApiProperty({ format: 'uuid' })
  job_id: string;
  @ApiProperty()
  token_address: string;
  @ApiProperty({ enum: ['in_process', 'redis'] })
  road: 'in_process' | 'redis';
  @ApiProperty({ description: 'Naive UTC' })
  set_aside_at: string;
  @ApiProperty({ type: 'integer' })
  attempt: number;
  @ApiProperty({ type: String, nullable: true })
  error: string | null;
  @ApiProperty({ type: [WorkerLossDto] })
  losses: WorkerLossDto[];
  @ApiProperty({ description: 'What was paid, as far as it is known' })
  credits: CreditLedgerDto;
  @ApiProperty({ description: 'True when a replay goes on from what was paid for already' })
  checkpoint_kept: boolean;
  @ApiProperty({ type: 'object', additionalProperties: true })
  api_settings: Record<string, unknown>;
  @ApiProperty()
  results_url: string;
}

/** Answer of GET /analysis/set-aside. */
export class SetAsideListDto {
  @ApiProperty({ type: 'integer' })
  total: number;
  @ApiProperty({ type: [SetAsideAnalysisDto] })
  jobs: SetAsideAnalysisDto[];
}
