import type { AnalysisEngine, AnalysisOutcome } from '@meridinate/analysis-run';
import { isMeridinateError, MeridinateError } from '@meridinate/errors';
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
  const tooLong = new MeridinateError('ANALYSIS_TIMED_OUT', { limitMs: timeoutMs });
  const timer = setTimeout(() => timeout.abort(tooLong), timeoutMs);
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
        assertMayCall: () => job.assertHeld(),
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
 * payload; the last one, one that cannot pass, and a cancellation are handed over as the analysis's end.
 * A worker that is told to stop keeps the newest checkpoint before it gives the job back.
 */
export async function handleAnalysis(job: Job, parts: AnalysisHandlerParts): Promise<void> {
  const { payload, attempt, lastAttempt, signal } = job;
  const outcome = await run(job, parts);
  const end = (ended: AnalysisResultMessage['outcome']): Promise<void> =>
    parts.sendResult({
      version: 1,
      analysisId: payload.analysisId,
      attempt,
      finishedAt: parts.now(),
      outcome: ended,
    });
  if (outcome.state === 'completed') return end(outcome);

  const { error, checkpoint } = outcome;
  const { ledger } = checkpoint;
  // The job is another worker's by now, or will be: it is not for us to say anything of it.
  if (job.lost.aborted) throw error;
  if (isMeridinateError(signal.reason, 'ANALYSIS_CANCELLED')) return end({ state: 'cancelled', ledger });
  if (signal.aborted || (error.retryable && !lastAttempt)) {
    await job.savePayload({ ...payload, checkpoint });
    throw error;
  }
  await end({ state: 'failed', error: error.toRecord(), ledger });
  throw error;
}
