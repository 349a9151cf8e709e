import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { MeridinateError } from '@meridinate/errors';
import { AnalysesService } from '../analyses/analyses.service';
import { AnalysisFeed } from './analysis-feed';
import { EventsService } from './events.service';
import { FEED_LIMITS, type FeedLimits } from './feed-limits';

interface FollowedAnalysis {
  feed: AnalysisFeed;
  listeners: number;
  poll: NodeJS.Timeout;
}

/** The place of one connection. */
export interface Seat {
  feed: AnalysisFeed;
  /** Aborted when the seat is left, and when the process stops. */
  signal: AbortSignal;
  /** Frees everything the connection held; safe to call twice. */
  leave(): void;
}

/**
 * Feeds of the analyses that somebody follows, each read once for all its listeners: when a gateway
 * tells of a change, and every two seconds besides, so that a lost event costs no more than that.
 */
@Injectable()
export class AnalysisFeeds implements OnModuleInit, OnModuleDestroy {
  private readonly followed = new Map<string, FollowedAnalysis>();
  private readonly seats = new Set<AbortController>();
  private stopping = false;

  constructor(
    private readonly modules: ModuleRef,
    private readonly events: EventsService,
    @Inject(FEED_LIMITS) private readonly limits: FeedLimits,
  ) {}

  onModuleInit(): void {
    this.events.onAnalysisChanged((id) => this.followed.get(id)?.feed.refresh());
  }

  onModuleDestroy(): void {
    this.stopping = true;
    for (const seat of this.seats) seat.abort();
  }

  /** Connections that are served now. */
  get listeners(): number {
    return this.seats.size;
  }

  /**
   * Takes a seat at the feed of an analysis that need not exist: read the feed to know.
   * @throws MeridinateError EVENT_LISTENERS_FULL, SERVICE_STOPPING
   */
  join(analysisId: string): Seat {
    if (this.stopping) throw new MeridinateError('SERVICE_STOPPING', {});
    const limit = this.limits.mostListeners;
    if (this.seats.size >= limit) throw new MeridinateError('EVENT_LISTENERS_FULL', { limit });
    const id = analysisId.toLowerCase();
    const { feed } = this.follow(id);
    const seat = new AbortController();
    this.seats.add(seat);
    return {
      feed,
      signal: seat.signal,
      leave: () => {
        seat.abort();
        if (this.seats.delete(seat)) this.unfollow(id);
      },
    };
  }

  private follow(id: string): FollowedAnalysis {
    const followed = this.followed.get(id) ?? this.begin(id);
    followed.listeners += 1;
    return followed;
  }

  private begin(id: string): FollowedAnalysis {
    // The module of analyses imports this one, so it cannot be imported here. Looked up no earlier than
    // this, because this module also serves applications that have no analyses.
    const analyses = this.modules.get(AnalysesService, { strict: false });
    const feed = new AnalysisFeed(() => analyses.find(id));
    const poll = setInterval(() => feed.refresh(), this.limits.pollMs).unref();
    const followed = { feed, listeners: 0, poll };
    this.followed.set(id, followed);
    return followed;
  }

  private unfollow(id: string): void {
    const followed = this.followed.get(id);
    if (followed === undefined) return;
    followed.listeners -= 1;
    if (followed.listeners > 0) return;
    clearInterval(followed.poll);
    this.followed.delete(id);
  }
}
