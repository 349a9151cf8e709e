import { Injectable } from '@nestjs/common';
import type { UpstreamCall } from '@meridinate/analysis-core';
import { METRICS } from '@meridinate/metrics';
import { Counter, Gauge, type Registry } from 'prom-client';

/**
 * What this worker itself has seen. The cluster's totals of analyses and credits are the gateway's and
 * the exporter's to tell: a series is exposed by one kind of process only.
 */
@Injectable()
export class WorkerMetrics {
  private readonly upstreamRequests: Counter<'upstream' | 'outcome'>;

  constructor(registry: Registry) {
    const { upstreamRequestsTotal, uptimeSeconds } = METRICS;
    this.upstreamRequests = new Counter({
      name: upstreamRequestsTotal.name,
      help: upstreamRequestsTotal.help,
      labelNames: [...upstreamRequestsTotal.labels],
      registers: [registry],
    });
    new Gauge({
      name: uptimeSeconds.name,
      help: uptimeSeconds.help,
      registers: [registry],
      collect() {
        this.set(process.uptime());
      },
    });
  }

  count({ upstream, outcome }: UpstreamCall): void {
    this.upstreamRequests.inc({ upstream, outcome });
  }
}
