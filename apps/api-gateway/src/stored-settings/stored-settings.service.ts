import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { type SettingsGroup, sortOut } from './settings-group';

/**
 * Settings that callers change while the service runs. Every read asks the database by primary key, so
 * that all gateways have the same at once.
 */
@Injectable()
export class StoredSettingsService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The settings of a group; the default where nothing usable is stored. */
  async read<T extends object>(group: SettingsGroup<T>): Promise<T> {
    const names = Object.keys(group.defaults);
    const stored = await this.database.storedSettings.read(names.map((name) => storedName(group, name)));
    const found = names.map((name) => [name, stored.get(storedName(group, name))]);
    return { ...group.defaults, ...sortOut(group, Object.fromEntries(found) as object).taken };
  }

  /** Stores what of a body can be used; the rest keeps its value and is named in `rejected`. */
  async update<T extends object>(
    group: SettingsGroup<T>,
    body: object,
  ): Promise<{ settings: T; rejected: Record<string, string> }> {
    const { taken, rejected } = sortOut(group, body);
    const changes = Object.entries(taken).map(([name, value]): [string, unknown] => [
      storedName(group, name),
      value,
    ]);
    await this.database.storedSettings.write(new Map(changes), Date.now());
    return { settings: await this.read(group), rejected };
  }
}

const storedName = ({ prefix }: { prefix: string }, name: string): string => `${prefix}.${name}`;
