import { InjectQueue } from '@nestjs/bullmq';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { AnalysisEngine } from '@meridinate/analysis-run';
import { createAnalysisEngine } from '@meridinate/analysis-wiring';
import { EMPTY_LEDGER } from '@meridinate/analysis-core';
import { redact } from '@meridinate/errors';
import { createJobConsumer, createJobProducer, type JobConsumer } from '@meridinate/queue-bullmq';
import { ANALYSIS_RESULTS, TOKEN_ANALYSIS, type AnalysisResultMessage } from '@meridinate/queue-contracts';
import type { Settings } from '@meridinate/settings';
import { createRedisPace } from '@meridinate/upstream-pace';
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { WorkerMetrics } from '../metrics/worker-metrics';
import { redisPriceStore } from '../prices/redis-price-store';
import { SETTINGS } from '../settings';
import { handleAnalysis } from './analysis.handler';
import { RESULTS_CONNECTION } from './results-connection.module';

/** Losing a worker this often with the same job fails the job: it may be the job that kills them. */
const MOST_LOSSES = 3;
/** Part of the shutdown grace that running analyses get; the rest is for closing. */
const RUNNING_SHARE = 0.6;

/** Takes `token-analysis` jobs and sends their results to the gateway. */
@Injectable()
export class AnalysisConsumer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AnalysisConsumer.name);
  private readonly engine: AnalysisEngine;
  private readonly consumer: JobConsumer;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @InjectQueue(ANALYSIS_RESULTS.name) queue: Queue,
    @Inject(RESULTS_CONNECTION) connection: Redis,
    metrics: WorkerMetrics,
  ) {
    const results = createJobProducer(queue, ANALYSIS_RESULTS);
    const sendResult = (message: AnalysisResultMessage): Promise<void> => results.send(message);
    const { analysis, redis, upstreams, worker } = settings;
    this.engine = createAnalysisEngine(upstreams, {
      threads: analysis.threads,
      pace: createRedisPace(connection, upstreams.callsPerSecond, {
        onOutage: ({ message }) =>
          this.logger.warn(`the pace of upstreams is kept without Redis: ${message}`),
      }),
      observeCall: (call) => metrics.count(call),
      prices: {
        store: redisPriceStore(connection),
        onStoreError: (error) => this.logger.warn(`prices were not kept: ${redact(String(error))}`),
      },
    });
    this.consumer = createJobConsumer({
      redisUrl: redis.url,
      contract: TOKEN_ANALYSIS,
      concurrency: analysis.concurrency,
      lockMs: worker.lockMs,
      stalledIntervalMs: Math.ceil(worker.lockMs / 4),
      maxStalledCount: MOST_LOSSES,
      handle: (job) =>
        handleAnalysis(job, {
          engine: this.engine,
          sendResult,
          now: Date.now,
          timeoutMs: analysis.timeoutMs,
        }),
      // The payload cannot be read, so the job's id is all that names the analysis.
      onRejected: (analysisId, error) => {
        this.logger.error(error.message);
        return sendResult({
          version: 1,
          analysisId,
          attempt: 1,
          finishedAt: Date.now(),
          outcome: { state: 'failed', error: error.toRecord(), ledger: EMPTY_LEDGER },
        });
      },
      onError: (error) => this.logger.warn(error.message),
    });
  }

  onApplicationBootstrap(): void {
    this.consumer.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.consumer.stop(this.settings.shutdownGraceMs * RUNNING_SHARE);
    await this.engine.close();
  }
}
