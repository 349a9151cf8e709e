import { ApiProperty } from '@nestjs/swagger';

/** Answer of GET /api/debug-mode. */
export class DebugModeDto {
  @ApiProperty({ example: false, description: 'DEBUG_MODE of the gateway' })
  debug_mode: boolean;
}

/** Answer of GET /api/debug/config. */
export class DebugConfigDto extends DebugModeDto {
  @ApiProperty({ example: '0.1.0', description: 'Version of the gateway' })
  version: string;
  @ApiProperty({ example: false, description: 'Whether POST /analyze/token/redis is open' })
  queue_enabled: boolean;
  @ApiProperty({ example: false, description: 'Whether callers are limited; GET /rate-limit shows how' })
  rate_limits_enabled: boolean;
}
