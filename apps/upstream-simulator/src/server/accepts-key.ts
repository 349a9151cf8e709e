import type { Simulation } from './simulation';
import type { UpstreamRequest } from './upstream-request';

/** Whether the Helius key of a request is the right one; where none is, any that is not empty. */
export function acceptsKey({ query }: UpstreamRequest, { key }: Simulation): boolean {
  const given = query.get('api-key') ?? '';
  return key === null ? given !== '' : given === key;
}
