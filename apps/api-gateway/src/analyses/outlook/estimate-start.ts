/** Facts from which a start is estimated; null for what is not known. */
export interface StartFacts {
  /** Place among the waiting, from 1. */
  position: number | null;
  /** Analyses that run at a time. */
  places: number | null;
  /** Mean duration of an analysis. */
  meanSeconds: number | null;
}

/** Whole seconds until a waiting analysis may start; null where a fact is missing or nobody works. */
export function estimateStart({ position, places, meanSeconds }: StartFacts): number | null {
  if (position === null || places === null || places === 0 || meanSeconds === null) return null;
  return Math.ceil((position / places) * meanSeconds);
}
