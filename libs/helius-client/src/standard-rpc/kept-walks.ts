import type { ListedSignature } from './listed-signature';

/** The walks of late, by mint, so that the pages of an analysis share one. */
export interface KeptWalks {
  find(mint: string): readonly ListedSignature[] | undefined;
  keep(mint: string, listed: readonly ListedSignature[]): void;
}

/** About 40 MB. */
const MAX_SIGNATURES = 200_000;

/** A history grows, so that an old walk would end too early for an analysis that began after it. */
const MAX_AGE_MS = 30 * 60_000;

/**
 * Keeps the walks used last, as many as fit. What is gone is walked again, and paid for again.
 *
 * @param now unix time in ms
 * @param maxSignatures most signatures kept over all mints; one walk is kept whatever its length
 */
export function createKeptWalks(now: () => number, maxSignatures = MAX_SIGNATURES): KeptWalks {
  // Iterates from the walk used longest ago.
  const walks = new Map<string, { listed: readonly ListedSignature[]; walkedAt: number }>();
  let held = 0;

  function forget(mint: string): void {
    held -= walks.get(mint)?.listed.length ?? 0;
    walks.delete(mint);
  }

  return {
    find(mint) {
      const walk = walks.get(mint);
      if (walk === undefined) return undefined;
      forget(mint);
      if (now() - walk.walkedAt >= MAX_AGE_MS) return undefined;
      walks.set(mint, walk);
      held += walk.listed.length;
      return walk.listed;
    },
    keep(mint, listed) {
      forget(mint);
      walks.set(mint, { listed, walkedAt: now() });
      held += listed.length;
      for (const oldest of walks.keys()) {
        if (held <= maxSignatures || oldest === mint) return;
        forget(oldest);
      }
    },
  };
}
