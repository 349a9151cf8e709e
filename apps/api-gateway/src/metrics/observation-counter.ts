import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { CreditLedger } from '@meridinate/analysis-core';
import { type Observation, ServiceObservations } from '../observations/service-observations';
import { GatewayMetrics } from './gateway-metrics';
import { LimitCounter } from './limit-counter';
import { RecentAnalyses } from './recent-analyses';

/** What a ledger holds for one upstream. A ledger of a queue is a message: what is below 0 counts as 0. */
function spentOn(upstream: string, { calls }: CreditLedger): { calls: number; credits: number } {
  const entries = Object.entries(calls).filter(([kind]) => kind.startsWith(`${upstream}.`));
  const sum = (of: 'calls' | 'credits'): number =>
    entries.reduce((total, [, entry]) => total + Math.max(0, entry[of]), 0);
  return { calls: sum('calls'), credits: sum('credits') };
}

/**
 * Counts what the gateway observes.
 *
 * Credits and DexScreener requests of analyses are taken from the ledger of an ended one, never from the
 * calls of this process as well: the ledger of a local analysis lists the same calls. An analysis that goes on
 * after a restart is counted whole, once, when it ends.
 */
@Injectable()
export class ObservationCounter implements OnModuleInit, OnModuleDestroy {
  private stopListening: (() => void) | undefined;

  constructor(
    private readonly observations: ServiceObservations,
    private readonly metrics: GatewayMetrics,
    private readonly recent: RecentAnalyses,
    private readonly limits: LimitCounter,
  ) {}

  onModuleInit(): void {
    this.stopListening = this.observations.on((observation) => this.count(observation));
  }

  onModuleDestroy(): void {
    this.stopListening?.();
  }

  private count(observation: Observation): void {
    switch (observation.kind) {
      case 'analysis_started':
        return this.recent.started(observation.queuedMs);
      case 'analysis_ended':
        this.metrics.heliusCredits.inc(spentOn('helius', observation.ledger).credits);
        this.metrics.dexscreenerRequests.inc(spentOn('dexscreener', observation.ledger).calls);
        if (observation.state === 'cancelled') return;
        return this.recent.ended(observation.state, observation.processingMs);
      case 'result_came_late':
        return this.metrics.lateResults.inc();
      case 'request_limited':
        return this.limits.count(observation);
      case 'limit_decided':
        return this.metrics.rateLimitDecisionSeconds.observe({ by: observation.by }, observation.seconds);
      case 'limit_store':
        if (!observation.isUp) this.metrics.rateLimitStoreErrors.inc();
        return this.metrics.rateLimitStoreUp.set(observation.isUp ? 1 : 0);
      case 'cache_read': {
        const { cacheHits, cacheMisses } = this.metrics;
        return (observation.isHit ? cacheHits : cacheMisses).inc({ cache: observation.cache });
      }
      case 'credits_spent':
        return this.metrics.heliusCredits.inc(observation.credits);
      case 'upstream_call': {
        const { upstream, outcome } = observation.call;
        return this.metrics.upstreamRequests.inc({ upstream, outcome });
      }
    }
  }
}
