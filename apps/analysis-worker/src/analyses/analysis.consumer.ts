import { InjectQueue } from '@nestjs/bullmq';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { readCheckpoint, type AnalysisEngine } from '@meridinate/analysis-run';
import { createAnalysisEngine } from '@meridinate/analysis-wiring';
import { EMPTY_LEDGER, type CreditLedger } from '@meridinate/analysis-core';
import { redact, type MeridinateError } from '@meridinate/errors';
import {
  createJobConsumer,
  createJobProducer,
  type JobConsumer,
  type JobProducer,
  type ReceivedJob,
} from '@meridinate/queue-bullmq';
import {
  ANALYSIS_RESULTS,
  TOKEN_ANALYSIS,
  type AnalysisResultMessage,
  type TokenAnalysisJob,
} from '@meridinate/queue-contracts';
import type { Settings } from '@meridinate/settings';
import { createRedisPace } from '@meridinate/upstream-pace';
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { WorkerMetrics } from '../metrics/worker-metrics';
import { redisPriceStore } from '../prices/redis-price-store';
import { SETTINGS } from '../settings';
import { handleAnalysis } from './analysis.handler';
import { RESULTS_CONNECTION } from './results-connection.module';

/** Part of a lock's life after which the dead are looked for; two looks find one. */
const STALLED_CHECK_SHARE = 0.1;
/** Part of the shutdown grace that running analyses get; the rest is for closing. */
const RUNNING_SHARE = 0.6;

/** Takes `token-analysis` jobs and sends their results to the gateway. */
@Injectable()
export class AnalysisConsumer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AnalysisConsumer.name);
  private readonly results: JobProducer<AnalysisResultMessage>;
  private readonly engine: AnalysisEngine;
  private isStopping = false;
  private readonly consumer: JobConsumer;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @InjectQueue(ANALYSIS_RESULTS.name) queue: Queue,
    @Inject(RESULTS_CONNECTION) connection: Redis,
    metrics: WorkerMetrics,
  ) {
    this.results = createJobProducer(queue, ANALYSIS_RESULTS);
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
      stalledIntervalMs: Math.ceil(worker.lockMs * STALLED_CHECK_SHARE),
      losses: { most: analysis.losses, onSetAside: (job, error) => this.setAside(job, error) },
      handle: (job) =>
        handleAnalysis(job, {
          engine: this.engine,
          sendResult: (message) => this.results.send(message),
          now: Date.now,
          timeoutMs: analysis.timeoutMs,
        }),
      // The payload cannot be read, so the job's id is all that names the analysis.
      onRejected: (analysisId, error) => {
        this.logger.error(error.message);
        return this.sendFailure(analysisId, { attempt: 1, error, ledger: EMPTY_LEDGER });
      },
      onError: (error) => this.logger.warn(error.message),
    });
  }

  onApplicationBootstrap(): void {
    this.consumer.start();
  }

  /** True once a signal has come: nothing new is taken. */
  get stopping(): boolean {
    return this.isStopping;
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    await this.consumer.stop(this.settings.shutdownGraceMs * RUNNING_SHARE);
    await this.engine.close();
  }

  /** What was paid is known from the checkpoint, which stays with the job for a replay. */
  private setAside(
    { payload, attempt }: ReceivedJob<TokenAnalysisJob>,
    error: MeridinateError<'ANALYSIS_WORKER_LOST'>,
  ): Promise<void> {
    this.logger.error(`analysis ${payload.analysisId} is set aside: ${error.message}`);
    const { ledger } = readCheckpoint(payload.checkpoint, payload.mint);
    return this.sendFailure(payload.analysisId, { attempt, error, ledger });
  }

  private sendFailure(
    analysisId: string,
    { attempt, error, ledger }: { attempt: number; error: MeridinateError; ledger: CreditLedger },
  ): Promise<void> {
    const outcome = { state: 'failed' as const, error: error.toRecord(), ledger };
    return this.results.send({ version: 1, analysisId, attempt, finishedAt: Date.now(), outcome });
  }
}
