import { Injectable } from '@nestjs/common';
import type { UpstreamCall } from '@meridinate/analysis-core';
import { METRICS } from '@meridinate/metrics';
import { Registry } from 'prom-client';
import { CACHES } from '../caches/cache-names';
import { counter, gauge, histogram } from './metric-handles';

const UPSTREAMS: readonly UpstreamCall['upstream'][] = [
  'helius',
  'dexscreener',
  'coinbase',
  'binance',
  'defillama',
  'coingecko',
  'jupiter',
];
const OUTCOMES: readonly UpstreamCall['outcome'][] = ['answered', 'refused', 'failed'];

const FROM_LEDGERS = 'added when an analysis ends, from its ledger, whether this process or a worker ran it';
const THIS_PROCESS = 'calls of this process as they return; a worker counts its own';

const counting = <D extends { help: string }>(definition: D, what: string): D => ({
  ...definition,
  help: `${definition.help}; ${what}`,
});

/** The metrics of one gateway, in a registry of its own. */
@Injectable()
export class GatewayMetrics {
  readonly registry = new Registry();

  readonly uptimeSeconds = gauge(METRICS.uptimeSeconds, this.registry);
  readonly jobQueueDepth = gauge(METRICS.jobQueueDepth, this.registry);
  readonly jobProcessingSecondsAvg = gauge(METRICS.jobProcessingSecondsAvg, this.registry);
  readonly jobQueueSecondsAvg = gauge(METRICS.jobQueueSecondsAvg, this.registry);
  readonly jobSuccessRate = gauge(METRICS.jobSuccessRate, this.registry);
  readonly lateResults = counter(METRICS.lateResultsTotal, this.registry);
  readonly heliusCredits = counter(counting(METRICS.heliusCreditsUsedTotal, FROM_LEDGERS), this.registry);
  readonly dexscreenerRequests = counter(
    counting(METRICS.dexscreenerRequestsTotal, FROM_LEDGERS),
    this.registry,
  );
  readonly upstreamRequests = counter(counting(METRICS.upstreamRequestsTotal, THIS_PROCESS), this.registry);
  readonly httpRequests = counter(METRICS.httpRequestsTotal, this.registry);
  readonly httpRequestSeconds = histogram(METRICS.httpRequestSeconds, this.registry);
  readonly rateLimitHits = counter(METRICS.rateLimitHitsTotal, this.registry);
  readonly rateLimitBlocks = counter(METRICS.rateLimitBlocksTotal, this.registry);
  readonly rateLimitBlockRate = gauge(METRICS.rateLimitBlockRate, this.registry);
  readonly rateLimitShadowBlocks = counter(METRICS.rateLimitShadowBlocksTotal, this.registry);
  readonly rateLimitShed = counter(METRICS.rateLimitShedTotal, this.registry);
  readonly rateLimitDecisionSeconds = histogram(METRICS.rateLimitDecisionSeconds, this.registry);
  readonly rateLimitStoreUp = gauge(METRICS.rateLimitStoreUp, this.registry);
  readonly rateLimitStoreErrors = counter(METRICS.rateLimitStoreErrorsTotal, this.registry);
  readonly cacheHits = counter(METRICS.cacheHitsTotal, this.registry);
  readonly cacheMisses = counter(METRICS.cacheMissesTotal, this.registry);
  readonly websocketConnections = gauge(METRICS.websocketConnections, this.registry);
  readonly websocketMessages = counter(METRICS.websocketMessagesTotal, this.registry);

  /** A series that is born with its first event hides that event from `increase()`, so these start at 0. */
  constructor() {
    for (const upstream of UPSTREAMS) {
      for (const outcome of OUTCOMES) this.upstreamRequests.inc({ upstream, outcome }, 0);
    }
    for (const cache of CACHES) {
      this.cacheHits.inc({ cache }, 0);
      this.cacheMisses.inc({ cache }, 0);
    }
    // Without Redis there is no store that could be up.
    this.rateLimitStoreUp.remove();
  }
}
