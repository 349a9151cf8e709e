import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { EventsService } from '../events/events.service';
import { ServiceObservations } from '../observations/service-observations';

/** `So11…1112`: what to call a token whose name is not known yet. */
const shortened = (mint: string): string => `${mint.slice(0, 4)}…${mint.slice(-4)}`;

const ENOUGH_TO_FIND_A_NAME = 5;

/** The one place where an analysis starts, whichever road runs it. */
@Injectable()
export class AnalysisStartsService {
  /** The newest call for each analysis; calls for one analysis take turns. */
  private readonly underway = new Map<string, Promise<boolean>>();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly events: EventsService,
    private readonly observations: ServiceObservations,
  ) {}

  /**
   * Records that an attempt has begun; the first is told to clients and counted. Calling it again
   * for the same attempt changes nothing.
   *
   * @returns false when the analysis has ended already or is not known
   */
  async started(id: string, attempt: number): Promise<boolean> {
    const before = this.underway.get(id) ?? Promise.resolve(false);
    const turn = before.catch(() => false).then(() => this.start(id, attempt));
    this.underway.set(id, turn);
    try {
      return await turn;
    } finally {
      if (this.underway.get(id) === turn) this.underway.delete(id);
    }
  }

  /** A run of this process is marked also where its attempt is known: its loss must be seen. */
  private async start(id: string, attempt: number): Promise<boolean> {
    const { analyses } = this.database;
    const before = await analyses.find(id);
    if (before === null) return false;
    const isKnown = before.state === 'processing' && before.attempt >= attempt;
    if (isKnown && before.road === 'redis') return true;
    const now = Date.now();
    const marked = await analyses.markProcessing(id, attempt, now);
    // Several gateways may hear of one start; the one that wrote it down tells of it.
    if (marked !== 'begun') return marked === 'known';
    this.events.analysisChanged(id);
    if (before.startedAt !== null) return true;

    this.observations.analysisStarted(id, Math.max(0, now - before.createdAt));
    const known = await this.knownName(before.mint);
    this.events.analysisStart({
      job_id: id,
      token_name: known.name ?? shortened(before.mint),
      token_symbol: known.symbol ?? '',
    });
    return true;
  }

  /** The name an earlier analysis of the mint has found. */
  private async knownName(mint: string): Promise<{ name: string | null; symbol: string | null }> {
    const earlier = await this.database.analyses.list({ search: mint, limit: ENOUGH_TO_FIND_A_NAME });
    const named = earlier.find(({ tokenName, tokenSymbol }) => tokenName !== null || tokenSymbol !== null);
    return { name: named?.tokenName ?? null, symbol: named?.tokenSymbol ?? null };
  }
}
