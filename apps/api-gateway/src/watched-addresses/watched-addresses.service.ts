import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import type { Database, WatchedAddress } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { naiveUtc } from '../tokens/naive-utc';
import { addressFault } from '../validation/solana-address';
import type { ImportedAddressesDto } from './import-addresses.dto';
import { readEntries } from './import-entries';
import { parseTime } from './time-text';
import type { RegisterAddressDto, WatchedAddressDto, WatchedAddressesDto } from './watched-address.dto';

/** Keeps the list of watched addresses. */
@Injectable()
export class WatchedAddressesService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async list(): Promise<WatchedAddressesDto> {
    const addresses = (await this.database.watchedAddresses.list()).map(present);
    return { total: addresses.length, addresses };
  }

  /** @throws MeridinateError ADDRESS_MALFORMED, ADDRESS_NOT_WATCHED */
  async find(address: string): Promise<WatchedAddressDto> {
    const entry = await this.database.watchedAddresses.find(checked(address));
    if (entry === null) throw new MeridinateError('ADDRESS_NOT_WATCHED', { address });
    return present(entry);
  }

  /** @throws MeridinateError ADDRESS_ALREADY_WATCHED */
  async register({ address, note, timestamp }: RegisterAddressDto): Promise<WatchedAddressDto> {
    const given = typeof timestamp === 'string' ? parseTime(timestamp) : null;
    const entry: WatchedAddress = {
      address,
      note: note ?? null,
      threshold: null,
      registeredAt: given ?? Date.now(),
      totalNotifications: 0,
      lastNotificationAt: null,
    };
    const isNew = await this.database.watchedAddresses.register(entry);
    if (!isNew) throw new MeridinateError('ADDRESS_ALREADY_WATCHED', { address });
    return present(entry);
  }

  /** @throws MeridinateError ADDRESS_MALFORMED, ADDRESS_NOT_WATCHED */
  async setNote(address: string, note: string | null): Promise<WatchedAddressDto> {
    const isWatched = await this.database.watchedAddresses.setNote(checked(address), note);
    if (!isWatched) throw new MeridinateError('ADDRESS_NOT_WATCHED', { address });
    return this.find(address);
  }

  /** @throws MeridinateError ADDRESS_MALFORMED, ADDRESS_NOT_WATCHED */
  async remove(address: string): Promise<void> {
    const wasWatched = await this.database.watchedAddresses.remove(checked(address));
    if (!wasWatched) throw new MeridinateError('ADDRESS_NOT_WATCHED', { address });
  }

  /** Stores what is valid and new, in one transaction. */
  async importAll(entries: readonly unknown[]): Promise<ImportedAddressesDto> {
    const { valid, invalid } = await readEntries(entries, Date.now());
    const { imported, watched } = await this.database.watchedAddresses.importAll(valid);
    return {
      status: 'success',
      message: `${imported} of ${entries.length} entries were imported.`,
      imported,
      skipped: valid.length - imported,
      total: watched,
      invalid,
    };
  }

  /** @returns how many addresses were watched */
  clear(): Promise<number> {
    return this.database.watchedAddresses.clear();
  }
}

/** The address of a path. */
function checked(address: string): string {
  const reason = addressFault(address);
  if (reason !== null) throw new MeridinateError('ADDRESS_MALFORMED', { field: 'address', reason });
  return address;
}

const present = (entry: WatchedAddress): WatchedAddressDto => ({
  address: entry.address,
  note: entry.note,
  threshold: entry.threshold,
  registered_at: naiveUtc(entry.registeredAt),
  total_notifications: entry.totalNotifications,
  last_notification: naiveUtc(entry.lastNotificationAt),
});
