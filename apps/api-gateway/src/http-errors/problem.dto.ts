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

  @ApiProperty({
    example: 'Change these fields and send again: min_usd must be a number of 0 or more, not -1.',
    description: 'One sentence a person can act on',
  })
  error: string;

  @ApiProperty({
    example: 'Change these fields and send again: min_usd must be a number of 0 or more, not -1.',
    description: 'The same sentence',
  })
  detail: string;

  @ApiProperty({ example: 'REQUEST_FIELD_INVALID', description: 'Stable; match on it' })
  code: string;

  @ApiProperty({
    example: '7f1f5a7e-2f0c-4a0e-9a5e-0c7e6f7c2d10',
    description: 'Also in the header x-request-id',
  })
  request_id: string;

  @ApiPropertyOptional({ example: 'analysis', description: 'Of 429 and 503: the limits asked about' })
  tier?: string;

  @ApiPropertyOptional({ type: [String], description: 'Of 429 and 503: names from RateLimit-Policy' })
  'violated-policies'?: string[];

  @ApiPropertyOptional({ type: [FaultDto] })
  faults?: FaultDto[];
}
