import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { assertTakesWrites } from '@meridinate/queue-bullmq';
import type { Redis } from 'ioredis';
import { AnalysisConsumer } from '../analyses/analysis.consumer';
import { RESULTS_CONNECTION } from '../analyses/results-connection.module';

export interface WorkerHealth {
  status: 'ok';
  redis: 'up';
  uptime_seconds: number;
}

/**
 * Ready means that Redis takes writes, without which there is no job to take and nowhere to put a result,
 * and that the worker is not stopping.
 */
@Controller('health')
export class HealthController {
  constructor(
    @Inject(RESULTS_CONNECTION) private readonly redis: Redis,
    private readonly consumer: AnalysisConsumer,
  ) {}

  @Get()
  async check(): Promise<WorkerHealth> {
    if (this.consumer.stopping)
      throw unavailable('The worker is stopping and takes no more jobs.', 'unknown');
    try {
      await assertTakesWrites(this.redis);
    } catch {
      throw unavailable(
        'Redis does not answer, or refuses writes; jobs are taken again when that is over.',
        'down',
      );
    }
    return { status: 'ok', redis: 'up', uptime_seconds: process.uptime() };
  }
}

const unavailable = (sentence: string, redis: 'down' | 'unknown'): ServiceUnavailableException =>
  new ServiceUnavailableException({ status: 'unavailable', redis, error: sentence, detail: sentence });
