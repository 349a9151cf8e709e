import type { Database } from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import { createMemoryPace, type UpstreamPace } from '@meridinate/upstream-pace';
import { UpstreamAccess } from '../engine/upstream-access';
import { StoppingState } from '../health/stopping-state';
import { MarketCapsService } from '../market-caps/market-caps.service';
import { createMarketSource } from '../market-caps/market-source';
import type { WallClock } from '../market-caps/wall-clock';
import { ServiceObservations } from '../observations/service-observations';

/** What the schedules of one process work with. */
export interface ScheduleParts {
  settings: Settings;
  database: Database;
  now: WallClock;
  /** None to wait for when absent. */
  pace?: UpstreamPace;
}

/** The market caps as one process has them, by upstreams of their own unless some are given. */
export const marketCapsOf = (
  { settings, database, now, pace = createMemoryPace({}) }: ScheduleParts,
  upstreams = new UpstreamAccess(pace, new ServiceObservations(), new StoppingState()),
): MarketCapsService => new MarketCapsService(createMarketSource(settings), database, now, upstreams);
