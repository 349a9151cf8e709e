import { Injectable } from '@nestjs/common';
import { CACHES } from '../caches/cache-names';
import { GatewayMetrics } from './gateway-metrics';
import { LimitCounter } from './limit-counter';
import type { MetricsHealthDto, MetricsStatsDto } from './metrics.dto';
import { ReadingsService } from './readings.service';
import { WINDOW_SECONDS } from './recent-analyses';
import { byLabel, byTwoLabels, total } from './sums';

const BLIND = 'The database does not answer, so the state of the queue is not known.';

/** Writes the metrics as JSON for people and scripts; a number that is not known is null. */
@Injectable()
export class ReportService {
  constructor(
    private readonly metrics: GatewayMetrics,
    private readonly readings: ReadingsService,
    private readonly limits: LimitCounter,
  ) {}

  /** Whether these metrics can be believed: `unavailable` when the queue cannot be seen. */
  async health(): Promise<MetricsHealthDto> {
    const { queue, recent, uptimeSeconds } = await this.readings.take();
    const figures = {
      queue,
      success_rate: recent.successRate,
      uptime_seconds: uptimeSeconds,
      window_seconds: WINDOW_SECONDS,
    };
    return queue === null
      ? { status: 'unavailable', ...figures, error: BLIND, detail: BLIND }
      : { status: 'healthy', ...figures };
  }

  async stats(): Promise<MetricsStatsDto> {
    const { queue, recent, uptimeSeconds, websocket } = await this.readings.take();
    const requests = await this.metrics.httpRequests.get();
    return {
      queue,
      processing: {
        avg_processing_time: recent.processingSeconds,
        avg_queue_time: recent.queueSeconds,
        success_rate: recent.successRate,
      },
      api_usage: {
        helius_credits: total(await this.metrics.heliusCredits.get()),
        dexscreener_requests: total(await this.metrics.dexscreenerRequests.get()),
        upstreams: byTwoLabels(await this.metrics.upstreamRequests.get(), 'upstream', 'outcome'),
      },
      rate_limits: await this.limits.report(),
      caches: await this.caches(),
      websocket: { connections_active: websocket.connections, messages_sent: websocket.messagesSent },
      http: { requests_total: total(requests), by_status: byLabel(requests, 'status') },
      uptime_seconds: uptimeSeconds,
      window_seconds: WINDOW_SECONDS,
    };
  }

  private async caches(): Promise<MetricsStatsDto['caches']> {
    const hits = byLabel(await this.metrics.cacheHits.get(), 'cache');
    const misses = byLabel(await this.metrics.cacheMisses.get(), 'cache');
    return Object.fromEntries(
      CACHES.map((cache) => [cache, { hits: hits[cache] ?? 0, misses: misses[cache] ?? 0 }]),
    );
  }
}
