import { Inject, Injectable } from '@nestjs/common';
import type { CallContext, UpstreamCall } from '@meridinate/analysis-core';
import type { UpstreamPace } from '@meridinate/analysis-run';
import { StoppingState } from '../health/stopping-state';
import { ServiceObservations } from '../observations/service-observations';
import { UPSTREAM_PACE } from './upstream-pace';

/** What a caller of an upstream may add of its own. */
export interface AccessOptions {
  /** Ends the call earlier than the service's stop does. */
  signal?: AbortSignal;
  /** Told after each exchange. */
  onCall?: (call: UpstreamCall) => void;
}

/**
 * Calls of upstreams that belong to no analysis: they keep the pace that analyses keep and are counted
 * in the metrics. The budget of an analysis does not hold for them.
 */
@Injectable()
export class UpstreamAccess {
  constructor(
    @Inject(UPSTREAM_PACE) private readonly pace: UpstreamPace,
    private readonly observations: ServiceObservations,
    private readonly stop: StoppingState,
  ) {}

  /** What a call runs under; ended with SERVICE_STOPPING as soon as the service is told to stop. */
  open({ signal, onCall }: AccessOptions = {}): CallContext {
    const { signal: stopping } = this.stop;
    const ends = signal === undefined ? stopping : AbortSignal.any([signal, stopping]);
    return {
      signal: ends,
      admit: (upstream) => this.pace.admit(upstream, ends),
      authorize: () => undefined,
      record: (call) => {
        onCall?.(call);
        this.observations.upstreamCall(call);
        if (call.credits > 0) this.observations.creditsSpent(call.credits);
      },
    };
  }
}
