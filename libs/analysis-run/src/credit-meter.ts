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
  constructor(
    public ledger: CreditLedger,
    private readonly maxCredits: number,
    private readonly observeCall: (call: UpstreamCall) => void,
  ) {}

  /** A context for calls that end with `signal`. */
  context(signal: AbortSignal): CallContext {
    return {
      signal,
      authorize: (worstCaseCredits) => {
        if (worstCaseCredits === 0 || this.ledger.credits + worstCaseCredits <= this.maxCredits) return;
        throw new MeridinateError('CREDIT_LIMIT_REACHED', {
          spent: this.ledger.credits,
          limit: this.maxCredits,
          needed: worstCaseCredits,
        });
      },
      record: (call) => {
        this.ledger = recordCall(this.ledger, call);
        this.observeCall(call);
      },
    };
  }
}
