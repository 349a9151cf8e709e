import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { REDIS } from '../redis/redis.module';

export interface ExporterHealth {
  status: 'ok';
  redis: 'up';
  uptime_seconds: number;
}

/** Healthy means that it sees Redis; without it every number here would be a guess. */
@Controller('health')
export class HealthController {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  @Get()
  async check(): Promise<ExporterHealth> {
    try {
      await this.redis.ping();
    } catch {
      const sentence = 'Redis does not answer, so nothing is known of the queue.';
      throw new ServiceUnavailableException({
        status: 'unavailable',
        redis: 'down',
        error: sentence,
        detail: sentence,
      });
    }
    return { status: 'ok', redis: 'up', uptime_seconds: process.uptime() };
  }
}
