import { getQueueToken } from '@nestjs/bullmq';
import type { FactoryProvider } from '@nestjs/common';
import { createJobProducer, type JobProducer } from '@meridinate/queue-bullmq';
import { TOKEN_ANALYSIS, type TokenAnalysisJob } from '@meridinate/queue-contracts';
import type { Queue } from 'bullmq';

/** Injection token of the {@link AnalysisProducer}. */
export const ANALYSIS_PRODUCER = Symbol('ANALYSIS_PRODUCER');

export type AnalysisProducer = JobProducer<TokenAnalysisJob>;

export const analysisProducer: FactoryProvider<AnalysisProducer> = {
  provide: ANALYSIS_PRODUCER,
  inject: [getQueueToken(TOKEN_ANALYSIS.name)],
  useFactory: (queue: Queue) => createJobProducer(queue, TOKEN_ANALYSIS),
};
