import { getQueueToken } from '@nestjs/bullmq';
import type { FactoryProvider } from '@nestjs/common';
import { createJobProducer, type JobProducer } from '@meridinate/queue-bullmq';
import {
  ANALYSIS_RESULTS,
  TOKEN_ANALYSIS,
  type AnalysisResultMessage,
  type TokenAnalysisJob,
} from '@meridinate/queue-contracts';
import type { Queue } from 'bullmq';

/** Injection token of the {@link AnalysisProducer}. */
export const ANALYSIS_PRODUCER = Symbol('ANALYSIS_PRODUCER');

export type AnalysisProducer = JobProducer<TokenAnalysisJob>;

export const analysisProducer: FactoryProvider<AnalysisProducer> = {
  provide: ANALYSIS_PRODUCER,
  inject: [getQueueToken(TOKEN_ANALYSIS.name)],
  useFactory: (queue: Queue) => createJobProducer(queue, TOKEN_ANALYSIS),
};

/** Injection token of the {@link ResultsProducer}. */
export const RESULTS_PRODUCER = Symbol('RESULTS_PRODUCER');

/** Workers send results; the gateway only asks whether one is still on its way. */
export type ResultsProducer = Pick<JobProducer<AnalysisResultMessage>, 'state'>;

export const resultsProducer: FactoryProvider<ResultsProducer> = {
  provide: RESULTS_PRODUCER,
  inject: [getQueueToken(ANALYSIS_RESULTS.name)],
  useFactory: (queue: Queue) => createJobProducer(queue, ANALYSIS_RESULTS),
};
