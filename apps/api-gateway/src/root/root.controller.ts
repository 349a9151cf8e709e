import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { serviceVersion } from '../health/service-version';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { RootDto } from './root.dto';

@ApiTags('Settings & Health')
@Controller()
export class RootController {
  private readonly answer: RootDto = {
    name: 'Meridinate',
    message: 'Finds the earliest buyers of a Solana token.',
    version: serviceVersion(),
    links: {
      docs: '/docs',
      openapi: '/docs-json',
      health: '/health',
      metrics: '/metrics',
      rate_limit: '/rate-limit',
      events: '/ws',
    },
  };

  @Get()
  @RateTier('browse')
  @ApiOperation({ summary: 'Name, version and where to find what' })
  @ApiOkResponse({ type: RootDto })
  root(): RootDto {
    return this.answer;
  }
}
