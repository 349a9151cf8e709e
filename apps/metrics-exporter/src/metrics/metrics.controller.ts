import { Controller, Get, Res } from '@nestjs/common';
import { PrometheusController } from '@willsoto/nestjs-prometheus';
import type { FastifyReply } from 'fastify';
import { ScrapeService } from './scrape.service';

/** 200 also when Redis is away: `up` of this process and `redis_up` are different facts. */
@Controller('metrics')
export class MetricsController extends PrometheusController {
  constructor(private readonly scrapes: ScrapeService) {
    super();
  }

  @Get()
  override async index(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.header('content-type', this.scrapes.contentType);
    return this.scrapes.write();
  }
}
