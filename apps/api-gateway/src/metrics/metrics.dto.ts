import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import type { QueueDepth } from './readings.service';

const count = { type: 'integer' } as const;
const known = (description: string) => ({ type: Number, nullable: true, description }) as const;

class QueueDepthDto implements QueueDepth {
  @ApiProperty(count)
  queued: number;
  @ApiProperty(count)
  processing: number;
  @ApiProperty(count)
  completed: number;
  @ApiProperty(count)
  failed: number;
}

class ProcessingDto {
  @ApiProperty(known('Mean seconds from start to end; null when none ended in the window'))
  avg_processing_time: number | null;
  @ApiProperty(known('Mean seconds from submission to start; null when none started in the window'))
  avg_queue_time: number | null;
  @ApiProperty(known('Completed over ended, 0 to 1; null when none ended in the window'))
  success_rate: number | null;
}

class ApiUsageDto {
  @ApiProperty({ ...count, description: 'Credits of the analyses that ended since the start' })
  helius_credits: number;
  @ApiProperty({ ...count, description: 'Requests of the analyses that ended since the start' })
  dexscreener_requests: number;
  @ApiProperty({
    description: 'Requests of this process by upstream and outcome',
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: count },
  })
  upstreams: Record<string, Record<string, number>>;
}

class EndpointLimitsDto {
  @ApiProperty({ ...count, description: 'Let through' })
  hits: number;
  @ApiProperty({ ...count, description: 'Refused' })
  blocks: number;
  @ApiProperty(known('Refused over both, of the last 5 minutes; null below 20 requests'))
  block_rate: number | null;
}

class RateLimitStatsDto {
  @ApiProperty(count)
  hits: number;
  @ApiProperty(count)
  blocks: number;
  @ApiProperty({ ...count, description: 'Hits that would have been refused but for shadow mode' })
  shadow_blocks: number;
  @ApiProperty({ ...count, description: 'Turned away under overload' })
  shed: number;
  @ApiProperty({
    description: 'By route template',
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: true },
  })
  endpoints: Record<string, EndpointLimitsDto>;
}

class CacheStatsDto {
  @ApiProperty({ ...count, description: 'Answered from memory' })
  hits: number;
  @ApiProperty({ ...count, description: 'Read from the database' })
  misses: number;
}

class WebSocketStatsDto {
  @ApiProperty(count)
  connections_active: number;
  @ApiProperty(count)
  messages_sent: number;
}

class HttpStatsDto {
  @ApiProperty(count)
  requests_total: number;
  @ApiProperty({ type: 'object', additionalProperties: count, example: { '2xx': 12 } })
  by_status: Record<string, number>;
}

/** Answer of GET /metrics/stats. Numbers that are not known are null. */
@ApiExtraModels(CacheStatsDto)
export class MetricsStatsDto {
  @ApiProperty({ type: QueueDepthDto, nullable: true })
  queue: QueueDepthDto | null;
  @ApiProperty()
  processing: ProcessingDto;
  @ApiProperty()
  api_usage: ApiUsageDto;
  @ApiProperty({ description: 'All 0 without RATE_LIMIT_ENABLED' })
  rate_limits: RateLimitStatsDto;
  @ApiProperty({
    description: 'By name, since the start',
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(CacheStatsDto) },
  })
  caches: Record<string, CacheStatsDto>;
  @ApiProperty()
  websocket: WebSocketStatsDto;
  @ApiProperty()
  http: HttpStatsDto;
  @ApiProperty({ type: Number })
  uptime_seconds: number;
  @ApiProperty({ ...count, description: 'Seconds over which `processing` is averaged' })
  window_seconds: number;
}

/** Answer of GET /metrics/health. */
export class MetricsHealthDto {
  @ApiProperty({ enum: ['healthy', 'unavailable'] })
  status: 'healthy' | 'unavailable';
  @ApiProperty({ type: QueueDepthDto, nullable: true })
  queue: QueueDepthDto | null;
  @ApiProperty(known('Completed over ended, 0 to 1; null when none ended in the window'))
  success_rate: number | null;
  @ApiProperty({ type: Number })
  uptime_seconds: number;
  @ApiProperty(count)
  window_seconds: number;
  @ApiPropertyOptional({ description: 'Why the status is unavailable' })
  error?: string;
  @ApiPropertyOptional({ description: 'The same as `error`' })
  detail?: string;
}
