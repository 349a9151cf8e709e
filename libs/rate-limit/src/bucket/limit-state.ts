import type { LimitState } from '../limiter';
import type { Standing } from './bucket';

interface Policy {
  name: string;
  limit: number;
  windowMs: number;
}

/** How a limit stands, told to its caller. */
export function limitState(
  { name, limit, windowMs }: Policy,
  { used, remaining, resetMs }: Omit<Standing, 'waitMs'>,
): LimitState {
  return { name, limit, windowMs, used, remaining, resetMs };
}
