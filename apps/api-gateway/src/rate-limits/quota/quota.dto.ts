import { ApiProperty } from '@nestjs/swagger';

const UNKNOWN = 'Null for a credit budget while Redis is lost';

class QuotaDto {
  @ApiProperty({ example: 'analysis', description: 'As in RateLimit-Policy' })
  policy: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'The route, where each has a quota of its own; null where all of the policy share one',
  })
  route: string | null;
  @ApiProperty({ enum: ['request', 'credit'] })
  unit: 'request' | 'credit';
  @ApiProperty({ type: 'integer', example: 5 })
  limit: number;
  @ApiProperty({ type: 'integer', example: 3600 })
  window_seconds: number;
  @ApiProperty({ type: 'integer', nullable: true, example: 2, description: UNKNOWN })
  used: number | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 3, description: UNKNOWN })
  remaining: number | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 1800,
    description: `Seconds until more is free; 0 where nothing is used. ${UNKNOWN}`,
  })
  reset_seconds: number | null;
}

/** Answer of GET /rate-limit. */
export class QuotasDto {
  @ApiProperty({ description: 'False where RATE_LIMIT_ENABLED is; then there are no limits' })
  enabled: boolean;
  @ApiProperty({ enum: ['enforce', 'shadow'] })
  mode: 'enforce' | 'shadow';
  @ApiProperty({ enum: ['anonymous', 'keyed'], description: 'Whether your key is known here' })
  caller: 'anonymous' | 'keyed';
  @ApiProperty({ type: [QuotaDto] })
  limits: QuotaDto[];
}
