import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  simulatedUpstreams,
  startRedis,
  startService,
  type RedisServer,
  type Service,
  type ServiceOptions,
} from '@meridinate/local-cluster';

const ROOT = join(__dirname, '../../..');
const STOP_GRACE_MS = 15_000;
/** 2026-09-09T12:00:00Z */
const STANDING_CLOCK = '1788955200';

type App = 'api-gateway' | 'analysis-worker' | 'metrics-exporter';
type Environment = Record<string, string>;

/** What may be chosen about a simulator. */
export interface SimulatorChoice {
  /** A free one when absent. */
  port?: number;
  /** The one Helius key it accepts; any when absent. */
  key?: string;
}

/** Real processes of the built services, with everything they leave behind removed at the end. */
export class Stack {
  private readonly started: { stop(): Promise<void> }[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'meridinate-e2e-'));

  /** A database file of this stack. */
  database(name = 'meridinate'): string {
    return `file:${join(this.folder, `${name}.db`)}`;
  }

  async redis(port?: number): Promise<RedisServer> {
    const redis = await startRedis({ appendonly: true, dir: this.folder, port });
    this.started.push({ stop: () => redis.stop() });
    return redis;
  }

  /** A simulator whose clock stands still, so that a price "now" is the same for everybody who asks. */
  simulator({ port, key }: SimulatorChoice = {}): Promise<Service> {
    return this.start('upstream-simulator', {
      args: ['--now', STANDING_CLOCK, ...(key === undefined ? [] : ['--key', key])],
      env: port === undefined ? {} : { PORT: String(port) },
      readyPath: '/_simulator/health',
    });
  }

  service(app: App, env: Environment = {}, name: string = app): Promise<Service> {
    return this.start(app, { env, name });
  }

  private async start(
    app: App | 'upstream-simulator',
    { env = {}, name = app, ...more }: Partial<Omit<ServiceOptions, 'script'>>,
  ): Promise<Service> {
    const service = await startService({
      name,
      script: join(ROOT, 'apps', app, 'dist', 'main.js'),
      env: { LOG_LEVEL: 'warn', ...env },
      readyTimeoutMs: 60_000,
      ...more,
    });
    this.started.push({ stop: async () => void (await service.stop(STOP_GRACE_MS)) });
    return service;
  }

  /** Every file that databases and Redis of this stack keep at the moment, as it lies on the disk. */
  files(): { path: string; bytes: Buffer }[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path, bytes: readFileSync(path) }));
  }

  /** Newest first, so that nothing loses what it depends on before it stops. */
  async stop(): Promise<void> {
    for (const each of this.started.splice(0).reverse()) await each.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Settings that point every upstream at the simulator. */
export const simulatedBy = ({ url }: Pick<Service, 'url'>): Environment => simulatedUpstreams(url);

export const queuedBy = ({ url }: RedisServer): Environment => ({ REDIS_ENABLED: 'true', REDIS_URL: url });
