/** A process that serves /metrics. */
export type Service = 'gateway' | 'worker' | 'exporter';

/** A metric's identity; the same name never has two types or label sets. */
export interface MetricDefinition {
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  labels: readonly string[];
  /** The services that expose it. */
  servedBy: readonly Service[];
  /** Upper bounds of a histogram, in the unit of the name. */
  buckets?: readonly number[];
}

/**
 * Every metric of the three services. A name that appears in dashboards is a promise: it is not
 * renamed. Gauges are left out of an exposition while they are unknown: absent is better than wrong.
 */
export const METRICS = {
  uptimeSeconds: {
    name: 'app_uptime_seconds',
    help: 'Seconds since the process started',
    type: 'gauge',
    labels: [],
    servedBy: ['gateway', 'worker', 'exporter'],
  },
  jobQueueDepth: {
    name: 'job_queue_depth',
    help: 'Analyses by status: queued, processing, completed, failed',
    type: 'gauge',
    labels: ['status'],
    servedBy: ['gateway', 'exporter'],
  },
  jobQueueJobs: {
    name: 'job_queue_jobs',
    help: 'Jobs of the analysis queue in Redis by the state BullMQ gives them',
    type: 'gauge',
    labels: ['state'],
    servedBy: ['exporter'],
  },
  jobQueueOldestAgeSeconds: {
    name: 'job_queue_oldest_age_seconds',
    help: 'Seconds since the analysis that starts next was submitted; 0 when none waits',
    type: 'gauge',
    labels: [],
    servedBy: ['exporter'],
  },
  jobsFinishedTotal: {
    name: 'jobs_finished_total',
    help: 'Analyses of the queue that ended for good, by outcome: completed, failed',
    type: 'counter',
    labels: ['outcome'],
    servedBy: ['exporter'],
  },
  jobProcessingSecondsAvg: {
    name: 'job_processing_seconds_avg',
    help: 'Mean seconds from start to end of the analyses that ended in the last 5 minutes; absent when none did',
    type: 'gauge',
    labels: [],
    servedBy: ['gateway'],
  },
  jobQueueSecondsAvg: {
    name: 'job_queue_seconds_avg',
    help: 'Mean seconds from submission to start of the analyses that started in the last 5 minutes; absent when none did',
    type: 'gauge',
    labels: [],
    servedBy: ['gateway'],
  },
  jobSuccessRate: {
    name: 'job_success_rate',
    help: 'Completed over ended analyses of the last 5 minutes, 0 to 1; absent when none ended',
    type: 'gauge',
    labels: [],
    servedBy: ['gateway'],
  },
  lateResultsTotal: {
    name: 'meridinate_late_results_total',
    help: 'Results that came for an analysis that had ended before, and changed nothing',
    type: 'counter',
    labels: [],
    servedBy: ['gateway'],
  },
  heliusCreditsUsedTotal: {
    name: 'helius_credits_used_total',
    help: 'Helius credits spent, by our price table',
    type: 'counter',
    labels: [],
    servedBy: ['gateway'],
  },
  dexscreenerRequestsTotal: {
    name: 'dexscreener_requests_total',
    help: 'Requests sent to DexScreener, retries included',
    type: 'counter',
    labels: [],
    servedBy: ['gateway'],
  },
  upstreamRequestsTotal: {
    name: 'upstream_requests_total',
    help: 'Requests sent to each upstream by outcome: answered, refused, failed',
    type: 'counter',
    labels: ['upstream', 'outcome'],
    servedBy: ['gateway', 'worker'],
  },
  httpRequestsTotal: {
    name: 'http_requests_total',
    help: 'HTTP requests answered, by method, route template and status class',
    type: 'counter',
    labels: ['method', 'route', 'status'],
    servedBy: ['gateway'],
  },
  httpRequestSeconds: {
    name: 'http_request_duration_seconds',
    help: 'Seconds from request to answer',
    type: 'histogram',
    labels: ['method', 'route'],
    servedBy: ['gateway'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  },
  rateLimitHitsTotal: {
    name: 'rate_limit_hits_total',
    help: 'Requests that a rate limit let through, by route template',
    type: 'counter',
    labels: ['endpoint'],
    servedBy: ['gateway'],
  },
  rateLimitBlocksTotal: {
    name: 'rate_limit_blocks_total',
    help: 'Requests that a rate limit refused, by route template',
    type: 'counter',
    labels: ['endpoint'],
    servedBy: ['gateway'],
  },
  rateLimitBlockRate: {
    name: 'rate_limit_block_rate',
    help: 'Refused over limited requests of the last 5 minutes, 0 to 1; absent below 20 of them',
    type: 'gauge',
    labels: ['endpoint'],
    servedBy: ['gateway'],
  },
  rateLimitShadowBlocksTotal: {
    name: 'rate_limit_shadow_blocks_total',
    help: 'Requests let through that would have been refused but for RATE_LIMIT_MODE=shadow; hits as well',
    type: 'counter',
    labels: ['endpoint'],
    servedBy: ['gateway'],
  },
  rateLimitShedTotal: {
    name: 'rate_limit_shed_total',
    help: 'Requests turned away under overload; neither hits nor blocks',
    type: 'counter',
    labels: ['endpoint'],
    servedBy: ['gateway'],
  },
  rateLimitDecisionSeconds: {
    name: 'rate_limit_decision_seconds',
    help: 'Seconds to decide on a request, by who decided: store, known (a denial remembered), replica (Redis lost)',
    type: 'histogram',
    labels: ['by'],
    servedBy: ['gateway'],
    buckets: [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.075, 0.25],
  },
  rateLimitStoreUp: {
    name: 'rate_limit_store_up',
    help: '1 while the limits are kept in Redis, 0 while it is lost; absent without Redis',
    type: 'gauge',
    labels: [],
    servedBy: ['gateway'],
  },
  rateLimitStoreErrorsTotal: {
    name: 'rate_limit_store_errors_total',
    help: 'Times at which the Redis of the limits was lost',
    type: 'counter',
    labels: [],
    servedBy: ['gateway'],
  },
  cacheHitsTotal: {
    name: 'cache_hits_total',
    help: 'Reads answered by what a cache held, or by what it was reading already',
    type: 'counter',
    labels: ['cache'],
    servedBy: ['gateway'],
  },
  cacheMissesTotal: {
    name: 'cache_misses_total',
    help: 'Reads that a cache had to read from the database',
    type: 'counter',
    labels: ['cache'],
    servedBy: ['gateway'],
  },
  websocketConnections: {
    name: 'websocket_connections_active',
    help: 'Open WebSocket connections',
    type: 'gauge',
    labels: [],
    servedBy: ['gateway'],
  },
  websocketMessagesTotal: {
    name: 'websocket_messages_sent_total',
    help: 'Events sent to WebSocket clients, counted once a client',
    type: 'counter',
    labels: [],
    servedBy: ['gateway'],
  },
  exporterRedisUp: {
    name: 'metrics_exporter_redis_up',
    help: '1 when Redis answered this scrape, else 0 and the job series are left out',
    type: 'gauge',
    labels: [],
    servedBy: ['exporter'],
  },
  exporterScrapeErrorsTotal: {
    name: 'metrics_exporter_scrape_errors_total',
    help: 'Scrapes in which Redis did not answer',
    type: 'counter',
    labels: [],
    servedBy: ['exporter'],
  },
} as const satisfies Record<string, MetricDefinition>;

export type MetricKey = keyof typeof METRICS;
