/**
 * ms since this process started. The clock of the wall may be set back, and everybody would then wait
 * until the time has come again.
 */
export const sinceStart = (): number => performance.now();
