import { Controller, Get, Header, Inject, Optional, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { Settings } from '@meridinate/settings';
import type { FastifyRequest } from 'fastify';
import { ProblemDto } from '../../http-errors/problem.dto';
import { SETTINGS } from '../../settings/settings.module';
import { QuotasDto } from './quota.dto';
import { QuotasService } from './quotas.service';

@ApiTags('Settings & Health')
@SkipThrottle()
@Controller('rate-limit')
export class QuotaController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    /** Absent without RATE_LIMIT_ENABLED. */
    @Optional() private readonly quotas?: QuotasService,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Your own limits and what is left of them; asking is free' })
  @ApiHeader({ name: 'X-API-Key', required: false, description: 'Shows the limits of your key' })
  @ApiOkResponse({ type: QuotasDto })
  @ApiUnauthorizedResponse({ type: ProblemDto, description: 'API_KEY_UNKNOWN' })
  async own(@Req() request: FastifyRequest): Promise<QuotasDto> {
    const { enabled, mode } = this.settings.rateLimit;
    const own = (await this.quotas?.of(request)) ?? { caller: 'anonymous', limits: [] };
    return { enabled, mode, ...own };
  }
}
