import type { AnalysisResult } from '@meridinate/analysis-core';
import {
  connectProducer,
  createJobConsumer,
  createJobProducer,
  PRODUCER_QUEUE_OPTIONS,
  type ReceivedJob,
} from '@meridinate/queue-bullmq';
import {
  ANALYSIS_RESULTS,
  TOKEN_ANALYSIS,
  type AnalysisResultMessage,
  type TokenAnalysisJob,
} from '@meridinate/queue-contracts';
import { Queue } from 'bullmq';
import { until } from './until';

const silent = (): void => undefined;

/** Sends results as a worker does. */
export interface ResultSender {
  send(analysisId: string, result: AnalysisResult): Promise<void>;
  /** Sends anything under the name of an analysis, past the contract. */
  sendRaw(analysisId: string, payload: object): Promise<void>;
  /** Forgets the message, so that the same can be sent again. */
  forget(analysisId: string): Promise<void>;
  close(): Promise<void>;
}

export async function openResultSender(redisUrl: string): Promise<ResultSender> {
  const connection = connectProducer(redisUrl, silent);
  const queue = new Queue(ANALYSIS_RESULTS.name, { connection, ...PRODUCER_QUEUE_OPTIONS });
  const producer = createJobProducer(queue, ANALYSIS_RESULTS);
  await until('the sender is connected', () => connection.status === 'ready');
  return {
    send: (analysisId, result) => {
      const outcome: AnalysisResultMessage['outcome'] = { state: 'completed', result };
      return producer.send({ version: 1, analysisId, attempt: 1, finishedAt: Date.now(), outcome });
    },
    sendRaw: async (analysisId, payload) => void (await queue.add('result', payload, { jobId: analysisId })),
    forget: async (analysisId) => void (await producer.remove(analysisId)),
    close: async () => {
      await queue.close();
      connection.disconnect();
    },
  };
}

/** Takes analyses from the queue as a worker does. Returns what stops it. */
export function startWorker(
  redisUrl: string,
  handle: (job: ReceivedJob<TokenAnalysisJob>) => Promise<void>,
): () => Promise<void> {
  const consumer = createJobConsumer({
    redisUrl,
    contract: TOKEN_ANALYSIS,
    concurrency: 2,
    lockMs: 5_000,
    stalledIntervalMs: 1_000,
    handle,
    onRejected: silent,
    onError: silent,
  });
  consumer.start();
  return () => consumer.stop(0);
}
