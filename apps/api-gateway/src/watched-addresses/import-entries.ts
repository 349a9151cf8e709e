import { setImmediate as nextTurn } from 'node:timers/promises';
import type { WatchedAddress } from '@meridinate/persistence';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { describeReceived } from '../validation/describe-received';
import { ImportAddressEntryDto, type InvalidEntryDto } from './import-addresses.dto';
import { parseTime } from './time-text';

/** Entries after which other requests get a turn. */
const ENTRIES_PER_TURN = 250;
const LONGEST_SHOWN = 64;

const timeOf = (text: string | null | undefined): number | null =>
  typeof text === 'string' ? parseTime(text) : null;

const toWatched = (entry: ImportAddressEntryDto, now: number): WatchedAddress => ({
  address: entry.address,
  note: entry.note ?? null,
  threshold: entry.threshold ?? null,
  registeredAt: timeOf(entry.registered_at) ?? now,
  totalNotifications: entry.total_notifications ?? 0,
  lastNotificationAt: timeOf(entry.last_notification),
});

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function reasonsAgainst(entry: ImportAddressEntryDto): string {
  const reasons = validateSync(entry).map(
    ({ property, constraints, value }) =>
      `${property} ${Object.values(constraints ?? {})[0] ?? 'cannot be used'}, not ${describeReceived(value)}`,
  );
  return reasons.join('; ');
}

/** What an entry is, or why it is none. */
function readEntry(raw: unknown, now: number): WatchedAddress | Omit<InvalidEntryDto, 'index'> {
  if (!isObject(raw)) return { address: null, reason: `must be an object, not ${describeReceived(raw)}` };
  const entry = plainToInstance(ImportAddressEntryDto, raw);
  const reason = reasonsAgainst(entry);
  if (reason === '') return toWatched(entry, now);
  const { address } = entry as { address: unknown };
  return { address: typeof address === 'string' ? address.slice(0, LONGEST_SHOWN) : null, reason };
}

/**
 * Tells the entries of an import that can be stored from those that cannot.
 *
 * @param now when an entry counts as registered that does not say so, ms since the epoch
 */
export async function readEntries(
  entries: readonly unknown[],
  now: number,
): Promise<{ valid: WatchedAddress[]; invalid: InvalidEntryDto[] }> {
  const valid: WatchedAddress[] = [];
  const invalid: InvalidEntryDto[] = [];
  for (const [index, raw] of entries.entries()) {
    const entry = readEntry(raw, now);
    if ('reason' in entry) invalid.push({ index, ...entry });
    else valid.push(entry);
    if (index % ENTRIES_PER_TURN === ENTRIES_PER_TURN - 1) await nextTurn();
  }
  return { valid, invalid };
}
