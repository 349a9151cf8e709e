import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { HealthDto, LivenessDto, ReadinessDto } from './health.dto';
import { HealthService } from './health.service';

@ApiTags('Settings & Health')
@SkipThrottle()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** Without Redis the gateway still does most of its work, so that alone is no 503. */
  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Whether the gateway and what it stands on are well' })
  @ApiOkResponse({ type: HealthDto })
  @ApiServiceUnavailableResponse({ type: HealthDto, description: 'The database does not answer' })
  async check(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthDto> {
    const health = await this.health.check();
    if (health.status === 'unavailable') reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return health;
  }

  @Get('live')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'That the process runs; says nothing of what it stands on' })
  @ApiOkResponse({ type: LivenessDto })
  live(): LivenessDto {
    return { status: 'live' };
  }

  @Get('ready')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Whether requests should be sent to this process' })
  @ApiOkResponse({ type: ReadinessDto })
  @ApiServiceUnavailableResponse({
    type: ReadinessDto,
    description: 'The process is stopping, or the database does not answer',
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessDto> {
    const readiness = await this.health.readiness();
    if (readiness.status === 'not_ready') reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return readiness;
  }
}
