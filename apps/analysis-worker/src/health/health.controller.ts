import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RESULTS_CONNECTION } from '../analyses/results-connection.module';

export interface WorkerHealth {
  status: 'ok';
  redis: 'up';
  uptime_seconds: number;
}

/** Ready means that Redis answers: without it there is no job to take and nowhere to put a result. */
@Controller('health')
export class HealthController {
  constructor(@Inject(RESULTS_CONNECTION) private readonly redis: Redis) {}

  @Get()
  async check(): Promise<WorkerHealth> {
    try {
      await this.redis.ping();
    } catch {
      const sentence = 'Redis does not answer; jobs are taken again when it does.';
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
