import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { EventsService } from '../events/events.service';
import { BoundedQuestion } from '../health/bounded-question';
import { RecentAnalyses, type RecentFigures } from './recent-analyses';

const DATABASE_DEADLINE_MS = 1_000;

/** The statuses that dashboards know; a cancelled analysis is in none of them. */
export const QUEUE_STATUSES = ['queued', 'processing', 'completed', 'failed'] as const;

/** Numbers of analyses by status, out of the database. */
export type QueueDepth = Record<(typeof QUEUE_STATUSES)[number], number>;

/** Everything that is looked up at the moment of asking. */
export interface Readings {
  /** null while the database does not answer. */
  queue: QueueDepth | null;
  recent: RecentFigures;
  uptimeSeconds: number;
  websocket: { connections: number; messagesSent: number };
}

/** Takes the readings behind the three metrics routes, so that the three agree. */
@Injectable()
export class ReadingsService {
  private readonly counts: BoundedQuestion<QueueDepth>;

  constructor(
    @Inject(DATABASE) database: Database,
    private readonly events: EventsService,
    private readonly recent: RecentAnalyses,
  ) {
    this.counts = new BoundedQuestion(async () => {
      const { queued, processing, completed, failed } = await database.analyses.countByState();
      return { queued, processing, completed, failed };
    }, DATABASE_DEADLINE_MS);
  }

  /** Never rejects and takes a second at most. */
  async take(): Promise<Readings> {
    const queue = await this.counts.answer().catch(() => null);
    return {
      queue,
      recent: this.recent.figures(),
      uptimeSeconds: process.uptime(),
      websocket: { connections: this.events.connections, messagesSent: this.events.messagesSent },
    };
  }
}
