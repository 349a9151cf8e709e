import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { redact } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import { DATABASE } from '../database/database.module';
import { MarketCapsService, type MarketCapRefresh } from '../market-caps/market-caps.service';
import { WALL_CLOCK, type WallClock } from '../market-caps/wall-clock';
import { SETTINGS } from '../settings/settings.module';
import { Repetition } from './repetition';

const SCHEDULE = 'market-cap-refresh';
/** Far below the shortest interval, a minute; polling bears a clock that is set and a process that slept. */
const POLL_MS = 5_000;

/**
 * Refreshes the market capitalisation of every token once in each interval, where that is switched on.
 * Of all gateways on one database one does it; ticks that passed while none ran are not made up for.
 */
@Injectable()
export class MarketCapScheduleService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(MarketCapScheduleService.name);
  private readonly repetition = new Repetition({
    work: (signal) => this.runDue(signal),
    pauseMs: POLL_MS,
    onFailure: (error) =>
      this.logger.warn(`market capitalisations were not refreshed: ${redact(String(error))}`),
  });
  /** The tick that needs no claim any more, whoever has it. */
  private settledTick: number | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WALL_CLOCK) private readonly now: WallClock,
    private readonly marketCaps: MarketCapsService,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.marketCapRefreshMs > 0) this.repetition.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.repetition.stop();
  }

  /**
   * Refreshes all tokens unless another process, or this one, has done so in the present tick. Tokens
   * that an abort leaves out come first the next time, because they are the oldest then.
   *
   * @throws what the database throws; a tick that was not claimed is asked for again
   */
  async runDue(signal: AbortSignal): Promise<void> {
    const tick = Math.floor(this.now() / this.settings.marketCapRefreshMs);
    if (tick === this.settledTick) return;
    const claimed = await this.database.ticks.claim(SCHEDULE, tick);
    this.settledTick = tick;
    if (!claimed) return;
    this.report(await this.marketCaps.refresh(await this.database.tokens.mints(), signal));
  }

  /** A run that a shutdown cut short says nothing about the tokens it left out. */
  private report(refreshed: readonly MarketCapRefresh[]): void {
    const failures = refreshed.filter((each) => each.outcome === 'failed');
    if (failures.some(({ error }) => error.code === 'SERVICE_STOPPING')) return;
    const done = refreshed.length - failures.length;
    this.logger.log(`market capitalisations of ${done} tokens were read again`);
    const [first] = failures;
    if (first === undefined) return;
    this.logger.warn(
      `market capitalisations of ${failures.length} tokens were not read, such as of ${first.mint}: ${first.error.message}`,
    );
  }
}
