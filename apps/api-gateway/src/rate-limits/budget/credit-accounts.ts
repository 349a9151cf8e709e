import {
  Inject,
  Injectable,
  Logger,
  type OnModuleDestroy,
  type OnModuleInit,
  Optional,
} from '@nestjs/common';
import type { BudgetState, Identity, ReserveAnswer, Reservation } from '@meridinate/rate-limit';
import type { Settings } from '@meridinate/settings';
import type { Redis } from 'ioredis';
import { ServiceObservations } from '../../observations/service-observations';
import { PRODUCER_CONNECTION } from '../../queue/producer-connection.module';
import { SETTINGS } from '../../settings/settings.module';
import { LIMITS, type Limits } from '../limits.provider';
import { budgetLines } from './budget-lines';
import { type HeldReservations, holdInMemory, holdInRedis, type Settlement } from './held-reservations';

/** What nobody has settled is free again after this. What an analysis spends later is counted all the same. */
const LEASE_MS = 3_600_000;
const TRY_AGAIN_MS = 1_000;
const MOST_PENDING = 10_000;

/** Reserves the credits of analyses and settles them with their ledgers. */
@Injectable()
export class CreditAccounts implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('rate-limits');
  private readonly held: HeldReservations;
  /** Spent, by analysis, and not yet on record, for the store did not answer. */
  private readonly pending = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private stopListening: (() => void) | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LIMITS) private readonly limits: Limits,
    private readonly observations: ServiceObservations,
    @Optional() @Inject(PRODUCER_CONNECTION) redis?: Redis,
  ) {
    this.held = redis === undefined ? holdInMemory() : holdInRedis(redis);
  }

  /** False where no budget is set, and then nothing is reserved. */
  get isOpen(): boolean {
    return this.settings.rateLimit.creditBudgets.length > 0;
  }

  onModuleInit(): void {
    if (!this.isOpen) return;
    this.stopListening = this.observations.on((observation) => {
      if (observation.kind === 'analysis_ended') this.noteSpent(observation.id, observation.ledger.credits);
    });
  }

  onModuleDestroy(): void {
    this.stopListening?.();
    clearTimeout(this.timer);
  }

  /** How the budgets of a caller stand; null while their store is lost. */
  read(identity: Identity): Promise<BudgetState[] | null> {
    return this.limits.budget.read(budgetLines(this.settings.rateLimit.creditBudgets, identity));
  }

  reserve(identity: Identity, amount: number): Promise<ReserveAnswer> {
    const lines = budgetLines(this.settings.rateLimit.creditBudgets, identity);
    return this.limits.budget.reserve({ lines, amount, leaseMs: LEASE_MS });
  }

  /** Gives back what was reserved: nothing will be spent. */
  release(reservation: Reservation): Promise<void> {
    return this.limits.budget.settle(reservation, 0);
  }

  /** Keeps a reservation until its analysis ends. Where that cannot be, its lease gives it back. */
  async hold(analysisId: string, reservation: Reservation): Promise<void> {
    try {
      await this.settle(analysisId, await this.held.reserved(analysisId, reservation));
    } catch (error) {
      this.logger.warn(`the credits of analysis ${analysisId} will not be counted: ${String(error)}`);
    }
  }

  private noteSpent(analysisId: string, credits: number): void {
    this.pending.set(analysisId, Math.max(0, Math.ceil(credits)));
    const [oldest] = this.pending.size > MOST_PENDING ? this.pending.keys() : [];
    if (oldest !== undefined) this.pending.delete(oldest);
    void this.settlePending();
  }

  private async settlePending(): Promise<void> {
    clearTimeout(this.timer);
    try {
      for (const [id, credits] of this.pending) {
        await this.settle(id, await this.held.spent(id, credits));
        this.pending.delete(id);
      }
    } catch {
      this.timer = setTimeout(() => void this.settlePending(), TRY_AGAIN_MS).unref();
    }
  }

  private async settle(analysisId: string, settlement: Settlement | null): Promise<void> {
    if (settlement === null) return;
    await this.limits.budget.settle(settlement.reservation, settlement.spent);
    await this.held.forget(analysisId);
  }
}
