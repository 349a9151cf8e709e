import type { AnalysisEngine, AnalysisOutcome } from '@meridinate/analysis-run';
import { MeridinateError } from '@meridinate/errors';
import type {
  AnalysisResultMessage,
  TokenAnalysisJob,
  TokenAnalysisProgress,
} from '@meridinate/queue-contracts';
import type { ReceivedJob } from '@meridinate/queue-bullmq';

/** What running a job needs from its surroundings. */
export interface AnalysisHandlerParts {
  engine: AnalysisEngine;
  /** Hands a result to the gateway; resolves once Redis has it. */
  sendResult: (message: AnalysisResultMessage) => Promise<void>;
  /** ms since the epoch. */
  now: () => number;
  /** Longest run of one attempt in ms. */
  timeoutMs: number;
}

type Job = ReceivedJob<TokenAnalysisJob>;

async function run(job: Job, { engine, timeoutMs }: AnalysisHandlerParts): Promise<AnalysisOutcome> {
  const { payload, attempt } = job;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(new Error(`it ran longer than ${timeoutMs} ms`)), timeoutMs);
  try {
    return await engine.run(
      { mint: payload.mint, settings: payload.settings, checkpoint: payload.checkpoint },
      {
        progress: (progress) => {
          const event: TokenAnalysisProgress = { attempt, progress };
          // A lost progress event costs nobody anything; the next one says more.
          job.saveProgress(event).catch(() => undefined);
        },
        checkpoint: (checkpoint) => job.savePayload({ ...payload, checkpoint }),
      },
      AbortSignal.any([job.signal, timeout.signal]),
    );
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs one job and hands its result over **before** the job counts as finished, so that no crash
 * leaves a finished analysis the gateway never hears of. A crash in between sends the result twice,
 * and the gateway commits it once.
 *
 * A failure that may pass is thrown to the queue for another attempt, with what was paid kept in the
 * payload; the last one, and one that cannot pass, is handed over as the analysis's end.
 */
export async function handleAnalysis(job: Job, parts: AnalysisHandlerParts): Promise<void> {
  const { payload, attempt, lastAttempt, signal } = job;
  const outcome = await run(job, parts);
  const message = { version: 1 as const, analysisId: payload.analysisId, attempt, finishedAt: parts.now() };
  if (outcome.state === 'completed') {
    await parts.sendResult({ ...message, outcome });
    return;
  }

  const { error, checkpoint } = outcome;
  // Told to stop, or the job is another worker's by now: it is not for us to end it.
  if (signal.aborted) throw new MeridinateError('ANALYSIS_ABORTED', { reason: 'the worker let go of it' });
  if (error.retryable && !lastAttempt) {
    await job.savePayload({ ...payload, checkpoint });
    throw error;
  }
  await parts.sendResult({
    ...message,
    outcome: { state: 'failed', error: error.toRecord(), ledger: checkpoint.ledger },
  });
  throw error;
}
