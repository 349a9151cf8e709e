const PREFIX = 'meridinate:limit';

/** Counts refunds. */
export const REFUNDS_KEY = `${PREFIX}:refunds`;

/** Who lives, by when they last said so. */
export const REPLICAS_KEY = `${PREFIX}:replicas`;

/** Who lives, since when this Redis remembers, and the count of refunds. */
export const BEAT_KEYS = [REPLICAS_KEY, `${PREFIX}:memory`, REFUNDS_KEY];

/** Where a limit is counted. The kinds differ in what they keep, so they never share a key. */
export const limitKey = ({ key, strict }: { key: string; strict: boolean }): string =>
  `${PREFIX}:${strict ? 'log' : 'window'}:${key}`;

/** Marks a batch that was merged. */
export const batchKey = (batch: string): string => `${PREFIX}:merged:${batch}`;

/** Where one line of a credit budget is kept. */
export const budgetKey = (key: string): string => `${PREFIX}:credits:${key}`;

/** Marks a reservation that was settled. */
export const settledKey = (reservation: string): string => `${PREFIX}:settled:${reservation}`;
