import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { redact } from '@meridinate/errors';
import type { Database, DueStep } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { WALL_CLOCK, type WallClock } from '../market-caps/wall-clock';
import { RefreshMarketCapStep } from './refresh-market-cap.step';
import { Repetition } from './repetition';
import type { StepRunner } from './step-runner';

const POLL_MS = 3_000;
/** How long a step belongs to who claimed it; when its process dies, the next one waits that long. */
const LEASE_MS = 60_000;
/** Well within the lease, so that no step runs in two processes at once. */
const DEADLINE_MS = 45_000;
const MOST_ATTEMPTS = 5;
const AT_ONCE = 4;

/** Runs the steps that follow analyses when they are due. The database remembers them over restarts. */
@Injectable()
export class NextStepsService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(NextStepsService.name);
  private readonly repetition = new Repetition({
    work: (signal) => this.runDue(signal),
    pauseMs: POLL_MS,
    onFailure: (error) => this.logger.warn(`no next steps could be claimed: ${redact(String(error))}`),
  });
  private readonly runners: Record<DueStep['step'], StepRunner>;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WALL_CLOCK) private readonly now: WallClock,
    refreshMarketCap: RefreshMarketCapStep,
  ) {
    this.runners = { refresh_market_cap: refreshMarketCap };
  }

  onApplicationBootstrap(): void {
    this.repetition.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.repetition.stop();
  }

  /**
   * Runs all steps that are due, a few at a time. One that fails is left to its lease or given up.
   *
   * @throws what the database throws when it is asked for steps
   */
  async runDue(stopping: AbortSignal): Promise<void> {
    let due: DueStep[];
    do {
      due = await this.database.nextSteps.claim(this.now(), LEASE_MS, AT_ONCE);
      if (due.length > 0) await this.runAll(due, stopping);
    } while (due.length === AT_ONCE && !stopping.aborted);
  }

  private async runAll(due: readonly DueStep[], stopping: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(DEADLINE_MS)]);
    await Promise.all(due.map((step) => this.run(step, signal)));
  }

  private async run(step: DueStep, signal: AbortSignal): Promise<void> {
    try {
      if (await this.attempt(step, signal)) await this.database.nextSteps.finish(step.id);
    } catch (error) {
      this.logger.warn(`${nameOf(step)} is tried again after its lease: ${redact(String(error))}`);
    }
  }

  /** Whether the step is done or given up. A step that a shutdown cut short is neither. */
  private async attempt(step: DueStep, signal: AbortSignal): Promise<boolean> {
    if (step.attempt > MOST_ATTEMPTS) return this.giveUp(step, 'no attempt came to an end');
    const failure = await this.runners[step.step].run(step, signal);
    if (failure === null) return true;
    const { error, mayPass } = failure;
    if (error.code === 'SERVICE_STOPPING') return false;
    if (!mayPass || step.attempt === MOST_ATTEMPTS) return this.giveUp(step, error.message);
    this.logger.warn(`${nameOf(step)} is tried again after its lease: ${error.message}`);
    return false;
  }

  private giveUp(step: DueStep, reason: string): true {
    this.logger.warn(`${nameOf(step)} is given up after attempt ${step.attempt}: ${reason}`);
    return true;
  }
}

const nameOf = ({ step, analysisId }: DueStep): string => `next step ${step} of analysis ${analysisId}`;
