import { ApiProperty } from '@nestjs/swagger';
import { PlainText, WholeNumber } from '../validation/rules';

const LONGEST_ID = 128;
const LONGEST_NAME = 256;

/** Body of POST /notify/analysis_start. */
export class AnalysisStartNotificationDto {
  @ApiProperty({ maxLength: LONGEST_ID, example: '0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11' })
  @PlainText(LONGEST_ID)
  job_id: string;

  @ApiProperty({ maxLength: LONGEST_NAME, example: 'The Bird of Paradise' })
  @PlainText(LONGEST_NAME)
  token_name: string;

  @ApiProperty({ maxLength: LONGEST_NAME, example: 'BIRD' })
  @PlainText(LONGEST_NAME)
  token_symbol: string;
}

/** Body of POST /notify/analysis_complete. */
export class AnalysisCompleteNotificationDto extends AnalysisStartNotificationDto {
  @ApiProperty({ maxLength: LONGEST_NAME, example: 'BP' })
  @PlainText(LONGEST_NAME)
  acronym: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 10 })
  @WholeNumber({ min: 0 })
  wallets_found: number;

  @ApiProperty({ type: 'integer', minimum: 0, example: 1 })
  @WholeNumber({ min: 0 })
  token_id: number;
}

/** Answer of both routes: the event is on its way, nobody need hear it. */
export class NotifiedDto {
  @ApiProperty({ enum: ['ok'], example: 'ok' })
  status: 'ok';
}
