import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

class DatabaseHealthDto {
  @ApiProperty({ enum: ['embedded', 'postgres'] })
  engine: 'embedded' | 'postgres';
  @ApiProperty({ description: 'Whether it answered within a second' })
  reachable: boolean;
}

class RedisHealthDto {
  @ApiProperty()
  enabled: boolean;
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Whether it took a write within a second; null when Redis is not in use',
  })
  reachable: boolean | null;
}

/** Answer of GET /health. */
export class HealthDto {
  @ApiProperty({
    enum: ['healthy', 'degraded', 'unavailable'],
    description:
      'degraded: Redis is enabled, and gone or refusing writes, everything else works; unavailable: no database',
  })
  status: 'healthy' | 'degraded' | 'unavailable';
  @ApiProperty({ description: 'True once the process has been told to stop' })
  stopping: boolean;
  @ApiProperty()
  database: DatabaseHealthDto;
  @ApiProperty()
  redis: RedisHealthDto;
  @ApiProperty({ type: 'integer' })
  websocket_connections: number;
  @ApiProperty({ type: Number })
  uptime_seconds: number;
  @ApiProperty({ example: '0.1.0' })
  version: string;
  @ApiPropertyOptional({ description: 'Why the status is unavailable' })
  error?: string;
  @ApiPropertyOptional({ description: 'The same as `error`' })
  detail?: string;
}

/** Answer of GET /health/live. */
export class LivenessDto {
  @ApiProperty({ enum: ['live'] })
  status: 'live';
}

/** Answer of GET /health/ready. */
export class ReadinessDto {
  @ApiProperty({ enum: ['ready', 'not_ready'] })
  status: 'ready' | 'not_ready';
  @ApiProperty({ description: 'True once the process has been told to stop' })
  stopping: boolean;
  @ApiProperty({ description: 'Whether the database answered within a second' })
  database: boolean;
}
