import {
  recordCall,
  type CallContext,
  type CreditLedger,
  type UpstreamCall,
} from '@meridinate/analysis-core';
import { MeridinateError } from '@meridinate/errors';

/**
 * Keeps one analysis within its credits and keeps its ledger. The ceiling holds over all attempts,
 * because a later attempt starts from the ledger of the one before.
 */
export class CreditMeter {
  private reserved = 0;

  constructor(
    public ledger: CreditLedger,
    private readonly maxCredits: number,
    private readonly observeCall: (call: UpstreamCall) => void,
  ) {}

  /** Whether `credits` more could be spent, whatever the calls under way turn out to cost. */
  affords(credits: number): boolean {
    return this.ledger.credits + this.reserved + credits <= this.maxCredits;
  }

  /** A context for calls that end with `signal`. */
  context(signal: AbortSignal): CallContext {
    return {
      signal,
      authorize: (worstCaseCredits) => {
        if (!this.affords(worstCaseCredits)) {
          throw new MeridinateError('CREDIT_LIMIT_REACHED', {
            spent: this.ledger.credits,
            limit: this.maxCredits,
            needed: worstCaseCredits,
          });
        }
        this.reserved += worstCaseCredits;
      },
      record: (call, reservedCredits) => {
        this.reserved -= reservedCredits;
        this.ledger = recordCall(this.ledger, call);
        this.observeCall(call);
      },
    };
  }
}
