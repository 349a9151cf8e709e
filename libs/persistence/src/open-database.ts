import { MeridinateError } from '@meridinate/errors';
import { analysisRepository } from './analyses/analysis.repository';
import { openEmbedded } from './engines/embedded';
import { lockEmbedded } from './engines/embedded-lock';
import type { Engine } from './engines/engine';
import { openPostgres } from './engines/postgres';
import { migrate } from './migrations/migrate';
import { nextStepRepository } from './next-steps/next-step.repository';
import { pinging } from './ping';
import { revisionRepository } from './revisions/revision.repository';
import { storedSettingRepository } from './stored-settings/stored-setting.repository';
import { watchedAddressRepository } from './watched-addresses/watched-address.repository';
import { tickRepository } from './ticks/tick.repository';
import type { Database, OpenOptions } from './repositories';
import { solPriceRepository } from './prices/sol-price.repository';
import { tagRepository } from './tags/tag.repository';
import { tokenRepository } from './tokens/token.repository';
import { walletRepository } from './wallets/wallet.repository';
import { webhookDeliveryRepository } from './webhooks/webhook-delivery.repository';

const FILE_SCHEME = 'file:';
const IN_MEMORY = ':memory:';

/** `file:a/b.db`, `file:/a/b.db` and `file:///a/b.db`; the path is taken as it stands. */
const pathOf = (url: string): string => url.slice(FILE_SCHEME.length).replace(/^\/\/(?=\/)/, '');

/** Connects without touching the schema. @throws MeridinateError SETTINGS_INVALID for any other URL. */
export async function connect(url: string): Promise<Engine> {
  if (url.startsWith(FILE_SCHEME) && pathOf(url) !== '') return openEmbedded(pathOf(url));
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  // The URL itself stays out of the message: a password may be part of it.
  throw new MeridinateError('SETTINGS_INVALID', {
    faults: ['the database URL must be file:<path> or postgres://…'],
  });
}

const nothing = (): void => undefined;

/** @returns what lets the database go again */
async function lock(url: string): Promise<() => void> {
  const isFile = url.startsWith(FILE_SCHEME) && !['', IN_MEMORY].includes(pathOf(url));
  return isFile ? lockEmbedded(pathOf(url)) : nothing;
}

async function connectAndMigrate(url: string): Promise<Engine> {
  const engine = await connect(url);
  try {
    await migrate(engine);
  } catch (error) {
    await engine.db.destroy();
    throw error;
  }
  return engine;
}

/**
 * Opens the database of `url` and brings its schema up to date.
 * @throws MeridinateError SETTINGS_INVALID for a URL of neither engine; the engine's own error when it
 * cannot be opened; Error, before anything is touched, when `alone` cannot be had.
 */
export async function openDatabase(url: string, { alone = false }: OpenOptions = {}): Promise<Database> {
  const letGo = alone ? await lock(url) : nothing;
  const { db, name } = await connectAndMigrate(url).catch((error: unknown) => {
    letGo();
    throw error;
  });
  let closed: Promise<void> | null = null;
  return {
    engine: name,
    analyses: analysisRepository(db, name),
    tokens: tokenRepository(db),
    wallets: walletRepository(db, name),
    solPrices: solPriceRepository(db),
    nextSteps: nextStepRepository(db, name),
    ticks: tickRepository(db),
    tags: tagRepository(db),
    revisions: revisionRepository(db),
    webhookDeliveries: webhookDeliveryRepository(db, name),
    watchedAddresses: watchedAddressRepository(db, name),
    storedSettings: storedSettingRepository(db),
    ping: pinging(db, () => performance.now()),
    close: () => (closed ??= db.destroy().finally(letGo)),
  };
}
