import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  freePort,
  simulatedUpstreams,
  startRedis,
  startService,
  type RedisServer,
  type Service,
} from '@meridinate/local-cluster';
import { builtService } from './built-service';
import { WORKERS, type FaultKind, type PlannedFault } from './plan';
import { ResultsWatch } from './results-watch';

const STARTS_WITHIN_MS = 60_000;
/** Longest wait for a result to strike at. */
const AIMS_FOR_MS = 5_000;
/** Enough to store a result, also where the processor is shared with the rest of the cluster. */
const STORED_WITHIN_MS = 700;
/** Longer than the kills that end it take. */
const HOLDS_MS = 10_000;

/** What a fault is done to; faults of one process take turns. */
const TARGETS: Readonly<Record<FaultKind, readonly ('worker' | 'gateway' | 'redis')[]>> = {
  worker_kill: ['worker'],
  worker_stop: ['worker'],
  gateway_kill: ['gateway'],
  redis_kill: ['redis'],
  result_cut_off: ['gateway', 'redis'],
};

/** A fault that was played, in ms since the epoch. */
export interface StruckFault {
  kind: PlannedFault['kind'];
  struckAt: number;
  /** When everything ran again. */
  healedAt: number;
}

export interface ClusterOptions {
  /** Empty folder for the database and Redis. */
  folder: string;
  simulatorUrl: string;
  /** Program of the gateway. */
  gatewayScript: string;
}

/** Redis, one gateway and the workers, each of which can be struck while the others run. */
export class Cluster {
  private gateway: Service | null = null;
  private readonly workers: Service[] = [];
  /** The end of what is being done to each process. */
  private readonly turns = new Map<string, Promise<number>>();

  private constructor(
    private readonly options: ClusterOptions,
    private readonly redis: RedisServer,
    private readonly results: ResultsWatch,
    private readonly port: number,
  ) {}

  static async start(options: ClusterOptions): Promise<Cluster> {
    const redis = await startRedis({ appendonly: true, dir: options.folder });
    const cluster = new Cluster(options, redis, new ResultsWatch(redis.url), await freePort());
    try {
      await cluster.startGateway();
      for (let worker = 0; worker < WORKERS; worker += 1) await cluster.startWorker(worker);
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  get gatewayUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get databasePath(): string {
    return join(this.options.folder, 'chaos.db');
  }

  /** Plays a fault; resolves once everything runs again. */
  async strike(fault: PlannedFault): Promise<StruckFault> {
    const { kind } = fault;
    const struck = TARGETS[kind].map((target) => (target === 'worker' ? `worker ${fault.worker}` : target));
    const free = Promise.all(struck.map((target) => this.turns.get(target) ?? Promise.resolve(0)));
    const turn = free.then(() => this.play(fault));
    for (const target of struck) this.turns.set(target, turn);
    const struckAt = await turn;
    return { kind, struckAt, healedAt: Date.now() };
  }

  /** Whether no result is on its way or will be delivered again. */
  resultsAreIn(): Promise<boolean> {
    return this.results.isIdle();
  }

  /** In order, so that nothing that is under way is lost: what runs ends, and its result is stored. */
  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
    await this.gateway?.stop();
    this.results.close();
    await this.redis.stop();
  }

  private async play({ kind, worker, downMs }: PlannedFault): Promise<number> {
    if (kind === 'result_cut_off') await this.results.holdNext(AIMS_FOR_MS, HOLDS_MS);
    const struckAt = Date.now();
    switch (kind) {
      case 'worker_kill':
        await this.killed(this.workers[worker]);
        await pause(downMs);
        await this.startWorker(worker);
        break;
      case 'worker_stop':
        this.workers[worker]?.kill('SIGSTOP');
        await pause(downMs);
        this.workers[worker]?.kill('SIGCONT');
        break;
      case 'gateway_kill':
        await this.killed(this.gateway);
        await pause(downMs);
        await this.startGateway();
        break;
      case 'redis_kill':
        this.redis.kill('SIGKILL');
        await pause(downMs);
        await this.redis.restart();
        break;
      case 'result_cut_off':
        await pause(STORED_WITHIN_MS);
        await this.killed(this.gateway);
        this.redis.kill('SIGKILL');
        await pause(downMs);
        await this.redis.restart();
        await this.startGateway();
        break;
    }
    return struckAt;
  }

  private async killed(service: Service | null | undefined): Promise<void> {
    service?.kill('SIGKILL');
    await service?.exited;
  }

  private async startGateway(): Promise<void> {
    this.gateway = await startService({
      name: 'gateway',
      script: this.options.gatewayScript,
      env: {
        ...this.environment,
        PORT: String(this.port),
        DATABASE_URL: `file:${this.databasePath}`,
        CHAOS_DELIVERIES: join(this.options.folder, 'deliveries'),
      },
      readyTimeoutMs: STARTS_WITHIN_MS,
    });
  }

  private async startWorker(place: number): Promise<void> {
    this.workers[place] = await startService({
      name: `worker ${place}`,
      script: builtService('analysis-worker'),
      env: this.environment,
      // Its health says no while Redis is down, which is no reason to wait with the next fault.
      readyPath: '/metrics',
      readyTimeoutMs: STARTS_WITHIN_MS,
    });
  }

  private get environment(): Record<string, string> {
    return {
      ...simulatedUpstreams(this.options.simulatorUrl),
      REDIS_ENABLED: 'true',
      REDIS_URL: this.redis.url,
      LOG_LEVEL: 'error',
      // The faults are not the jobs' fault.
      WORKER_LOSSES: '1000000',
    };
  }
}
