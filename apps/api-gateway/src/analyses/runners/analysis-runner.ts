import type {
  Admission,
  AnalysisRow,
  IdempotencyKey,
  JoinedAdmission,
  NewAnalysis,
} from '@meridinate/persistence';

/** What a road needs to know of a new analysis; each road adds its own name, and who runs it. */
export type Submission = Omit<NewAnalysis, 'road' | 'holder'>;

/** What came of a wish to cancel: it ended, its run was told to stop, or it had ended otherwise before. */
export type Cancellation = 'cancelled' | 'cancelling' | 'ended';

/** One road by which analyses are run. */
export interface AnalysisRunner {
  /** One sentence for callers: what of an accepted analysis outlives which mishap. */
  readonly guarantee: string;
  /**
   * Writes the analysis' row unless that is not needed, then takes responsibility for it. When it
   * rejects, no unfinished row of it is left behind.
   *
   * @throws MeridinateError POOL_FULL, SERVICE_STOPPING, QUEUE_DISABLED, QUEUE_UNREACHABLE
   */
  submit(submission: Submission, idempotency: IdempotencyKey | null): Promise<Admission>;
  /**
   * Answers a submission with an analysis that is there; null where a new one would have to begin, and
   * then nothing is written.
   *
   * @throws MeridinateError QUEUE_DISABLED
   */
  join(submission: Submission, idempotency: IdempotencyKey | null): Promise<JoinedAdmission | null>;
  /**
   * Takes the same responsibility for an unfinished analysis of this road whose submission may still
   * fail, or was cut off.
   *
   * @throws MeridinateError QUEUE_DISABLED, QUEUE_UNREACHABLE
   */
  confirm(analysis: AnalysisRow): Promise<void>;
  /** Follows a wish to cancel that is in the row already, so that it is never forgotten. */
  cancel(analysis: AnalysisRow): Promise<Cancellation>;
  /** Place among the waiting, from 1; null when it does not wait or that is not known soon. */
  position(id: string): Promise<number | null>;
  /** How many analyses the road runs at a time; null when that is not known soon. */
  places(): Promise<number | null>;
}

/** Injection token of the {@link AnalysisRunner} behind POST /analyze/token/redis. */
export const QUEUED_RUNNER = Symbol('QUEUED_RUNNER');
