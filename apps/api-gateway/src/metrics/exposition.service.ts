import { Injectable } from '@nestjs/common';
import { GatewayMetrics } from './gateway-metrics';
import { LimitCounter } from './limit-counter';
import { setKnown } from './metric-handles';
import { QUEUE_STATUSES, type QueueDepth, type Readings, ReadingsService } from './readings.service';

/** Writes the metrics for Prometheus. */
@Injectable()
export class ExpositionService {
  constructor(
    private readonly metrics: GatewayMetrics,
    private readonly readings: ReadingsService,
    private readonly limits: LimitCounter,
  ) {}

  get contentType(): string {
    return this.metrics.registry.contentType;
  }

  /** Prometheus text format. A gauge that is not known at the moment is left out. */
  async write(): Promise<string> {
    this.show(await this.readings.take());
    return this.metrics.registry.metrics();
  }

  private show({ queue, recent, uptimeSeconds, websocket }: Readings): void {
    this.metrics.uptimeSeconds.set(uptimeSeconds);
    this.showDepth(queue);
    setKnown(this.metrics.jobProcessingSecondsAvg, recent.processingSeconds);
    setKnown(this.metrics.jobQueueSecondsAvg, recent.queueSeconds);
    setKnown(this.metrics.jobSuccessRate, recent.successRate);
    this.showBlockRates();
    this.metrics.websocketConnections.set(websocket.connections);
    this.metrics.websocketMessages.reset();
    this.metrics.websocketMessages.inc(websocket.messagesSent);
  }

  private showBlockRates(): void {
    this.metrics.rateLimitBlockRate.reset();
    for (const [endpoint, rate] of this.limits.blockRates()) {
      if (rate !== null) this.metrics.rateLimitBlockRate.set({ endpoint }, rate);
    }
  }

  private showDepth(queue: QueueDepth | null): void {
    if (queue === null) return this.metrics.jobQueueDepth.reset();
    for (const status of QUEUE_STATUSES) this.metrics.jobQueueDepth.set({ status }, queue[status]);
  }
}
