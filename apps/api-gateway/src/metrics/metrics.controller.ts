import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { PrometheusController } from '@willsoto/nestjs-prometheus';
import type { FastifyReply } from 'fastify';
import { RateTier } from '../rate-limits/routes/rate-tier.decorator';
import { ExpositionService } from './exposition.service';
import { MetricsHealthDto, MetricsStatsDto } from './metrics.dto';
import { ReportService } from './report.service';

@ApiTags('Metrics')
@RateTier('metrics')
@Controller('metrics')
export class MetricsController extends PrometheusController {
  constructor(
    private readonly exposition: ExpositionService,
    private readonly report: ReportService,
  ) {
    super();
  }

  @Get()
  @ApiOperation({ summary: 'Metrics in the text format of Prometheus' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string', example: 'app_uptime_seconds 3600\n' } })
  override async index(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.header('content-type', this.exposition.contentType);
    return this.exposition.write();
  }

  @Get('health')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Queue depth and success rate' })
  @ApiOkResponse({ type: MetricsHealthDto })
  @ApiServiceUnavailableResponse({ type: MetricsHealthDto, description: 'The database does not answer' })
  async health(@Res({ passthrough: true }) reply: FastifyReply): Promise<MetricsHealthDto> {
    const health = await this.report.health();
    if (health.status === 'unavailable') reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return health;
  }

  @Get('stats')
  @ApiOperation({ summary: 'All metrics as JSON' })
  @ApiOkResponse({ type: MetricsStatsDto })
  stats(): Promise<MetricsStatsDto> {
    return this.report.stats();
  }
}
