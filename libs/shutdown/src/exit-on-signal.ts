/** Something that can be closed once, such as a Nest application. */
export interface Closable {
  close(): Promise<unknown>;
}

/** Ends what was started, then the process. */
export interface SignalExit {
  /** Names what a signal has to close; until then a signal ends the process at once. */
  closes(started: Closable): void;
}

/**
 * SIGTERM and SIGINT close what was started and exit with status 0, after `graceMs` at the latest: a
 * Redis that is gone must not keep a process from ending. A second signal exits at once.
 *
 * Nest's own shutdown hooks are not used, because they have no deadline.
 */
export function exitOnSignal(graceMs: number): SignalExit {
  let started: Closable | null = null;
  let stopping = false;
  const stop = (): void => {
    if (stopping || started === null) process.exit(0);
    stopping = true;
    setTimeout(() => process.exit(0), graceMs);
    started
      .close()
      .catch((error: unknown) => process.stderr.write(`closing failed: ${String(error)}\n`))
      .finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return {
    closes(closable) {
      started = closable;
    },
  };
}
