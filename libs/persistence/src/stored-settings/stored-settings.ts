/** Settings that callers change while the service runs. Each has a row of its own. */
export interface StoredSettingRepository {
  /** The stored values among these settings, as they were given; those never stored are absent. */
  read(names: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  /**
   * Stores JSON values, all or none; other settings stay as they are. Of two writes at once one comes
   * after the other.
   * @param at ms since the epoch
   */
  write(values: ReadonlyMap<string, unknown>, at: number): Promise<void>;
}
