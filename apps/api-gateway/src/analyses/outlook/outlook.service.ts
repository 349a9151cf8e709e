import { Injectable } from '@nestjs/common';
import type { AnalysisRow } from '@meridinate/persistence';
import { Roads } from '../runners/roads';
import { estimateStart } from './estimate-start';
import { RecentDurations } from './recent-durations';

/** What a waiting analysis may expect. */
export interface Outlook {
  /** From 1; null when it does not wait or that is not known. */
  position: number | null;
  /** null when that is not known. */
  startsInSeconds: number | null;
}

/** Looks where a waiting analysis stands. */
@Injectable()
export class OutlookService {
  constructor(
    private readonly roads: Roads,
    private readonly durations: RecentDurations,
  ) {}

  /** Never rejects and does not wait for a Redis that is away. */
  async of({ id, road, state }: AnalysisRow): Promise<Outlook> {
    if (state !== 'queued') return { position: null, startsInSeconds: null };
    const runner = this.roads.runner(road);
    const [position, places] = await Promise.all([runner.position(id), runner.places()]);
    const startsInSeconds = estimateStart({ position, places, meanSeconds: this.durations.mean() });
    return { position, startsInSeconds };
  }
}
