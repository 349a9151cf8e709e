import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { MeridinateError, redact } from '@meridinate/errors';
import { createJobConsumer, type JobConsumer, type ReceivedJob } from '@meridinate/queue-bullmq';
import { ANALYSIS_RESULTS, type AnalysisResultMessage } from '@meridinate/queue-contracts';
import type { Settings } from '@meridinate/settings';
import { ResultsService } from '../results/results.service';
import { SETTINGS } from '../settings/settings.module';

const AT_A_TIME = 4;
const LOCK_MS = 5_000;
const STALLED_CHECK_MS = 500;
const STOP_GRACE_MS = 2_000;

/** Takes the results of workers in, each at least once; storing is idempotent. */
@Injectable()
export class AnalysisResultsConsumer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AnalysisResultsConsumer.name);
  private readonly consumer: JobConsumer;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly results: ResultsService,
  ) {
    this.consumer = createJobConsumer({
      redisUrl: settings.redis.url,
      contract: ANALYSIS_RESULTS,
      concurrency: AT_A_TIME,
      lockMs: LOCK_MS,
      stalledIntervalMs: STALLED_CHECK_MS,
      // No losses: a result is never given up because gateways died while they stored it.
      handle: (job) => this.store(job),
      onRejected: async (id, error) => {
        this.logger.error(error.message);
        await this.results.fail(id, error);
      },
      onError: (error) => this.logger.warn(redact(error.message)),
    });
  }

  onApplicationBootstrap(): void {
    this.consumer.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.consumer.stop(STOP_GRACE_MS);
  }

  /**
   * A result that cannot be stored in all its tries ends its analysis. When even that fails, the
   * database is away and the message goes back into the queue, to wait as long as it takes.
   */
  private async store(job: ReceivedJob<AnalysisResultMessage>): Promise<void> {
    try {
      await this.results.commit(job.payload);
    } catch (cause) {
      if (!job.lastAttempt) throw cause;
      const fault = new MeridinateError('INTERNAL_FAULT', { reference: job.id }, { cause });
      await this.results.fail(job.id, fault).catch((away: unknown) => {
        throw new MeridinateError('QUEUE_UNREACHABLE', {}, { cause: away });
      });
    }
  }
}
