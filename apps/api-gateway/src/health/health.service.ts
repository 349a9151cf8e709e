import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { redact } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import { DATABASE } from '../database/database.module';
import { EventsService } from '../events/events.service';
import { SETTINGS } from '../settings/settings.module';
import { BoundedQuestion } from './bounded-question';
import type { HealthDto, ReadinessDto } from './health.dto';
import { REDIS_PROBE, type RedisProbe } from './redis-probe';
import { serviceVersion } from './service-version';
import { StoppingState } from './stopping-state';

const DEADLINE_MS = 1_000;
const NO_DATABASE = 'The database does not answer.';

/** Asks what the gateway stands on whether it is there. */
@Injectable()
export class HealthService {
  private readonly logger = new Logger(HealthService.name);
  private readonly version = serviceVersion();
  private readonly database: BoundedQuestion<void>;
  private readonly redis: BoundedQuestion<boolean> | null;
  private databaseWasReachable = true;

  constructor(
    @Inject(DATABASE) private readonly openDatabase: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly events: EventsService,
    private readonly stopping: StoppingState,
    @Optional() @Inject(REDIS_PROBE) probe?: RedisProbe,
  ) {
    this.database = new BoundedQuestion(() => openDatabase.ping(), DEADLINE_MS);
    this.redis =
      settings.redis.enabled && probe ? new BoundedQuestion(() => probe.reachable(), DEADLINE_MS) : null;
  }

  /** Never rejects and takes a second at most. */
  async check(): Promise<HealthDto> {
    const [database, redis] = await Promise.all([this.databaseReachable(), this.redisReachable()]);
    const facts = {
      stopping: this.stopping.isStopping,
      database: { engine: this.openDatabase.engine, reachable: database },
      redis: { enabled: this.settings.redis.enabled, reachable: redis },
      websocket_connections: this.events.connections,
      uptime_seconds: process.uptime(),
      version: this.version,
    };
    if (!database) return { status: 'unavailable', ...facts, error: NO_DATABASE, detail: NO_DATABASE };
    return { status: redis === false ? 'degraded' : 'healthy', ...facts };
  }

  /** Whether requests should be sent here. Never rejects and takes a second at most. */
  async readiness(): Promise<ReadinessDto> {
    const database = await this.databaseReachable();
    const stopping = this.stopping.isStopping;
    return { status: database && !stopping ? 'ready' : 'not_ready', stopping, database };
  }

  /** Logs why when the database goes, not at every check while it is gone. */
  private async databaseReachable(): Promise<boolean> {
    try {
      await this.database.answer();
      this.databaseWasReachable = true;
      return true;
    } catch (error) {
      if (this.databaseWasReachable) this.logger.error(`${NO_DATABASE} ${redact(String(error))}`);
      this.databaseWasReachable = false;
      return false;
    }
  }

  private async redisReachable(): Promise<boolean | null> {
    return this.redis === null ? null : this.redis.answer().catch(() => false);
  }
}
