import { connectLimits, type SharedLimits, type SharedLimitsOptions } from '../connect-limits';
import type { Charge } from '../limiter';
import { until } from './until';

/** Limits as one replica has them, with the outages it has reported. */
export interface Gateway extends SharedLimits {
  outages: string[];
}

/** So many replicas of one Redis, each of which knows of the others. */
export async function openGateways(
  redisUrl: string,
  count: number,
  how: Partial<SharedLimitsOptions> = {},
): Promise<Gateway[]> {
  const gateways = Array.from({ length: count }, () => {
    const outages: string[] = [];
    const onOutage = (error: Error): unknown => outages.push(error.message);
    const shared = connectLimits({ redisUrl, onOutage, ...how });
    return {
      ...shared,
      get state() {
        return shared.state;
      },
      get replicas() {
        return shared.replicas;
      },
      outages,
    };
  });
  await until('they know of each other', () => gateways.every(({ replicas }) => replicas === count));
  return gateways;
}

/** Asks so many times at once, of each replica in turn; how many were admitted. */
export async function admittedOf(
  gateways: readonly SharedLimits[],
  charges: readonly Charge[],
  requests: number,
): Promise<number> {
  const decisions = await Promise.all(
    Array.from({ length: requests }, (_, request) =>
      gateways[request % gateways.length]!.limiter.decide(charges),
    ),
  );
  return decisions.filter(({ verdict }) => verdict === 'admitted').length;
}
