import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Settings } from '@meridinate/settings';
import { serviceVersion } from '../health/service-version';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { SETTINGS } from '../settings/settings.module';
import { DebugConfigDto, DebugModeDto } from './debug.dto';

/** What web frontends ask before they show more than usual. No secret is among it. */
@ApiTags('Settings & Health')
@RateTier('browse')
@Controller('api')
export class DebugController {
  private readonly version = serviceVersion();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Get('debug-mode')
  @ApiOperation({ summary: 'Whether web frontends shall show what helps to find faults' })
  @ApiOkResponse({ type: DebugModeDto })
  mode(): DebugModeDto {
    return { debug_mode: this.settings.debugMode };
  }

  @Get('debug/config')
  @ApiOperation({ summary: 'How the gateway is set up, as far as web frontends need it' })
  @ApiOkResponse({ type: DebugConfigDto })
  config(): DebugConfigDto {
    return {
      debug_mode: this.settings.debugMode,
      version: this.version,
      queue_enabled: this.settings.redis.enabled,
      rate_limits_enabled: this.settings.rateLimit.enabled,
    };
  }
}
