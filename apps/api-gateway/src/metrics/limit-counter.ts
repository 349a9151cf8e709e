import { Inject, Injectable } from '@nestjs/common';
import { type BlockRate, openBlockRate } from '@meridinate/rate-limit';
import type { Observation } from '../observations/service-observations';
import { METRICS_CLOCK } from './clock';
import { GatewayMetrics } from './gateway-metrics';
import type { MetricsStatsDto } from './metrics.dto';
import type { Clock } from './sliding-mean';
import { byLabel, total } from './sums';

type Limited = Extract<Observation, { kind: 'request_limited' }>;

/** Counts what the rate limits did, by route template. */
@Injectable()
export class LimitCounter {
  private readonly rates = new Map<string, BlockRate>();

  constructor(
    private readonly metrics: GatewayMetrics,
    @Inject(METRICS_CLOCK) private readonly clock: Clock,
  ) {}

  count({ endpoint, outcome, isShadowed }: Limited): void {
    if (isShadowed) this.metrics.rateLimitShadowBlocks.inc({ endpoint });
    switch (outcome) {
      case 'hit':
        this.metrics.rateLimitHits.inc({ endpoint });
        return this.rateOf(endpoint).hit();
      case 'block':
        this.metrics.rateLimitBlocks.inc({ endpoint });
        return this.rateOf(endpoint).block();
      case 'shed':
        return this.metrics.rateLimitShed.inc({ endpoint });
    }
  }

  /** By route template: refused over limited requests of the last five minutes; null while too few. */
  blockRates(): [endpoint: string, rate: number | null][] {
    return [...this.rates].map(([endpoint, rate]) => [endpoint, rate.rate()]);
  }

  async report(): Promise<MetricsStatsDto['rate_limits']> {
    const hits = byLabel(await this.metrics.rateLimitHits.get(), 'endpoint');
    const blocks = byLabel(await this.metrics.rateLimitBlocks.get(), 'endpoint');
    const endpoints = this.blockRates().map(([endpoint, rate]) => {
      const stands = { hits: hits[endpoint] ?? 0, blocks: blocks[endpoint] ?? 0, block_rate: rate };
      return [endpoint, stands] as const;
    });
    return {
      hits: total(await this.metrics.rateLimitHits.get()),
      blocks: total(await this.metrics.rateLimitBlocks.get()),
      shadow_blocks: total(await this.metrics.rateLimitShadowBlocks.get()),
      shed: total(await this.metrics.rateLimitShed.get()),
      endpoints: Object.fromEntries(endpoints),
    };
  }

  private rateOf(endpoint: string): BlockRate {
    const known = this.rates.get(endpoint);
    if (known) return known;
    const fresh = openBlockRate(this.clock);
    this.rates.set(endpoint, fresh);
    return fresh;
  }
}
