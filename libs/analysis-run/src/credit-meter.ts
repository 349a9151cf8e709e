import {
  recordCall,
  type CallContext,
  type CreditLedger,
  type UpstreamCall,
} from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';
import type { AnalysisCheckpoint, UpstreamPace } from './ports';

/** Credits put on record at once for the calls to come: a page and the call for balances beside it. */
const CREDITS_AHEAD = 11;

/** What a meter needs from its surroundings. */
export interface MeterParts {
  /** Credits of all attempts together. */
  maxCredits: number;
  pace: UpstreamPace;
  observeCall: (call: UpstreamCall) => void;
  /** @throws why no call may be made any more */
  assertMayCall: () => void;
  /** Keeps a checkpoint with the meter's {@link CreditMeter.standing} and tells the meter so. */
  putOnRecord: () => Promise<void>;
}

/** The part of a checkpoint that speaks of credits. */
export type CreditStanding = Pick<AnalysisCheckpoint, 'ledger' | 'unaccounted' | 'atRisk'>;

/**
 * Keeps one analysis within its credits and keeps its ledger.
 *
 * The ceiling holds over all attempts, also those that died in the middle of a call: before a call is
 * started, the most it may cost is on record, and what was on record and is in no ledger counts as
 * spent for the attempts that follow.
 */
export class CreditMeter {
  ledger: CreditLedger;
  /** What may have been spent beyond the ledger: by attempts that died, and by calls that were cut off. */
  unaccounted: number;
  private reserved = 0;
  /** Credits up to which the ledger may grow before more has to be put on record. */
  private onRecord = 0;
  private recording: Promise<void> = Promise.resolve();
  /** The last call of this analysis that waits for its turn, by upstream. */
  private readonly turns = new Map<UpstreamCall['upstream'], Promise<void>>();

  constructor(
    standing: CreditStanding,
    private readonly parts: MeterParts,
  ) {
    this.ledger = standing.ledger;
    this.unaccounted = standing.unaccounted + standing.atRisk;
  }

  /**
   * What to keep with a checkpoint while the run goes on. From here on no more is spent than it allows,
   * and that only once it is {@link kept}.
   */
  standing(): CreditStanding {
    const { ledger, unaccounted } = this;
    const bound = Math.min(
      ledger.credits + this.reserved + CREDITS_AHEAD,
      this.parts.maxCredits - unaccounted,
    );
    const standing = { ledger, unaccounted, atRisk: Math.max(0, bound - ledger.credits) };
    this.onRecord = Math.min(this.onRecord, ledger.credits + standing.atRisk);
    return standing;
  }

  /** What to keep when nothing is under way any more. */
  settledStanding(): CreditStanding {
    return { ledger: this.ledger, unaccounted: this.unaccounted, atRisk: 0 };
  }

  /** Told once the newest standing is kept. */
  kept({ ledger, atRisk }: CreditStanding): void {
    this.onRecord = ledger.credits + atRisk;
  }

  /** Whether `credits` more could be spent, whatever the calls under way turn out to cost. */
  affords(credits: number): boolean {
    return this.ledger.credits + this.unaccounted + this.reserved + credits <= this.parts.maxCredits;
  }

  /** A context for calls that end with `signal`. */
  context(signal: AbortSignal): CallContext {
    return {
      signal,
      admit: (upstream) => this.admit(upstream, signal),
      authorize: (worstCaseCredits) => this.authorize(worstCaseCredits),
      record: (call, reservedCredits) => {
        this.reserved -= reservedCredits;
        this.ledger = recordCall(this.ledger, call);
        this.unaccounted += call.unaccounted ?? 0;
        this.parts.observeCall(call);
      },
    };
  }

  private async authorize(credits: number): Promise<void> {
    if (!this.affords(credits)) {
      throw new MeridinateError('CREDIT_LIMIT_REACHED', {
        spent: this.ledger.credits + this.unaccounted,
        limit: this.parts.maxCredits,
        needed: credits,
      });
    }
    this.reserved += credits;
    if (this.ledger.credits + this.reserved <= this.onRecord) return;
    try {
      await this.recordEnough();
    } catch (error) {
      this.reserved -= credits;
      throw error;
    }
  }

  /** Calls that need more on record at the same time share one recording where that is enough. */
  private recordEnough(): Promise<void> {
    const needed = this.ledger.credits + this.reserved;
    const turn = this.recording
      .catch(() => undefined)
      .then(() => (needed <= this.onRecord ? undefined : this.parts.putOnRecord()));
    this.recording = turn;
    return turn;
  }

  /**
   * One call of an analysis at a time stands in the queue for an upstream, so that the queue goes round
   * all analyses in turn, however many calls one of them has to make.
   */
  private admit(upstream: UpstreamCall['upstream'], signal: AbortSignal): Promise<void> {
    const before = this.turns.get(upstream) ?? Promise.resolve();
    const turn = before
      .catch(() => undefined)
      .then(() => this.parts.pace.admit(upstream, signal))
      .then(() => this.parts.assertMayCall());
    this.turns.set(upstream, turn);
    return turn;
  }
}
