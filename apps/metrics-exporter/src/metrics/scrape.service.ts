import { Inject, Injectable } from '@nestjs/common';
import { METRICS, type MetricDefinition } from '@meridinate/metrics';
import { QUEUE_STATES, readQueueDepth, type QueueDepth } from '@meridinate/queue-bullmq';
import { TOKEN_ANALYSIS } from '@meridinate/queue-contracts';
import type { Redis } from 'ioredis';
import { Counter, Gauge, Registry } from 'prom-client';
import { REDIS } from '../redis/redis.module';

/** Part of Prometheus's default scrape timeout of 10 s; a scrape must end before it is given up. */
const DEADLINE_MS = 1_000;

const gaugeIn = (registry: Registry, { name, help, labels }: MetricDefinition): Gauge =>
  new Gauge({ name, help, labelNames: [...labels], registers: [registry] });

/**
 * Reads Redis once for each scrape, and once for several that come together.
 *
 * The series of the queue are made anew for each: when Redis does not answer they are absent, because
 * the last known value would be a lie that looks like the truth.
 */
@Injectable()
export class ScrapeService {
  private scrapeErrors = 0;
  private running: Promise<string> | null = null;

  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  get contentType(): string {
    return Registry.PROMETHEUS_CONTENT_TYPE;
  }

  /** Prometheus text; never rejects for Redis. */
  write(): Promise<string> {
    this.running ??= this.scrape().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async scrape(): Promise<string> {
    const registry = new Registry();
    const depth = await readQueueDepth(this.redis, TOKEN_ANALYSIS, DEADLINE_MS).catch(() => null);
    if (depth === null) this.scrapeErrors += 1;
    else this.show(depth, registry);

    gaugeIn(registry, METRICS.exporterRedisUp).set(depth === null ? 0 : 1);
    const { name, help } = METRICS.exporterScrapeErrorsTotal;
    new Counter({ name, help, registers: [registry] }).inc(this.scrapeErrors);
    gaugeIn(registry, METRICS.uptimeSeconds).set(process.uptime());
    return registry.metrics();
  }

  private show({ jobs, oldestWaitingMs, ended }: QueueDepth, registry: Registry): void {
    const byStatus = {
      queued: jobs.waiting + jobs.prioritized + jobs.delayed + jobs['waiting-children'],
      processing: jobs.active,
      completed: jobs.completed,
      failed: jobs.failed,
    };
    const depth = gaugeIn(registry, METRICS.jobQueueDepth);
    for (const [status, count] of Object.entries(byStatus)) depth.set({ status }, count);
    const byState = gaugeIn(registry, METRICS.jobQueueJobs);
    for (const state of QUEUE_STATES) byState.set({ state }, jobs[state]);
    gaugeIn(registry, METRICS.jobQueueOldestAgeSeconds).set((oldestWaitingMs ?? 0) / 1000);

    const { name, help, labels } = METRICS.jobsFinishedTotal;
    const finished = new Counter({ name, help, labelNames: [...labels], registers: [registry] });
    for (const [outcome, count] of Object.entries(ended)) finished.inc({ outcome }, count);
  }
}
