import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class FaultDto {
  @ApiProperty({ example: 'api_settings.transactionLimit' })
  field: string;

  @ApiProperty({ example: 'must be a whole number from 1 to 10000, not "500"' })
  reason: string;
}

/** {@link Problem} for the API document. */
export class ProblemDto {
  @ApiProperty({ example: 'about:blank' })
  type: string;

  @ApiProperty({ example: 'Unprocessable Entity' })
  title: string;

  @ApiProperty({ example: 422 })
  status: number;

  @ApiProperty({ description: 'One sentence a person can act on' })
  error: string;

  @ApiProperty({ description: 'The same sentence' })
  detail: string;

  @ApiProperty({ example: 'REQUEST_FIELD_INVALID', description: 'Stable; match on it' })
  code: string;

  @ApiProperty({ description: 'Also in the header x-request-id' })
  request_id: string;

  @ApiPropertyOptional({ example: 'analysis', description: 'Of 429 and 503: the limits asked about' })
  tier?: string;

  @ApiPropertyOptional({ type: [String], description: 'Of 429 and 503: names from RateLimit-Policy' })
  'violated-policies'?: string[];

  @ApiPropertyOptional({ type: [FaultDto] })
  faults?: FaultDto[];
}
