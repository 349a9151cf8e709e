import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { CallContext, UpstreamCall } from '@meridinate/analysis-core';
import type { UpstreamPace } from '@meridinate/analysis-run';
import { MeridinateError } from '@meridinate/errors';
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
export class UpstreamAccess implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(
    @Inject(UPSTREAM_PACE) private readonly pace: UpstreamPace,
    private readonly observations: ServiceObservations,
  ) {}

  onModuleDestroy(): void {
    this.stopping.abort(new MeridinateError('SERVICE_STOPPING', {}));
  }

  /** What a call runs under; ended with SERVICE_STOPPING when the service stops. */
  open({ signal, onCall }: AccessOptions = {}): CallContext {
    const { signal: stopping } = this.stopping;
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
