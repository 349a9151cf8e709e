import { Migrator } from 'kysely';
import type { Engine } from '../engines/engine';
import { firstSchema } from './0001-first-schema';
import { ledgersAndPrices } from './0002-ledgers-and-prices';
import { jobs } from './0003-jobs';
import { revisions } from './0004-revisions';
import { keptCounts } from './0005-kept-counts';
import { webhookDeliveries } from './0006-webhook-deliveries';

/**
 * Brings the schema up to date; returns the names of the migrations that had to run. Several
 * processes may do it at once: one works, the others wait and find nothing to do.
 * @throws Error with the first migration's failure as its cause; nothing of it stays behind.
 */
export async function migrate({ db, name, exclusively }: Engine): Promise<string[]> {
  const migrations = {
    '0001-first-schema': firstSchema(name),
    '0002-ledgers-and-prices': ledgersAndPrices,
    '0003-jobs': jobs(name),
    '0004-revisions': revisions,
    '0005-kept-counts': keptCounts(name),
    '0006-webhook-deliveries': webhookDeliveries,
  };
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  return exclusively(async () => {
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error !== undefined) {
      const { message } = error as Error;
      throw new Error(`the schema could not be brought up to date: ${message}`, { cause: error });
    }
    return results.map(({ migrationName }) => migrationName);
  });
}
