import type { Provider } from '@nestjs/common';

/** Unix time in ms. */
export type WallClock = () => number;

/** Injection token of the {@link WallClock} that schedules and look-ups go by. */
export const WALL_CLOCK = Symbol('WALL_CLOCK');

export const wallClock: Provider<WallClock> = { provide: WALL_CLOCK, useValue: () => Date.now() };
