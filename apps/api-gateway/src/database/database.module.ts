import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { openDatabase, type Database } from '@meridinate/persistence';
import type { Settings } from '@meridinate/settings';
import { SETTINGS } from '../settings/settings.module';

/** Injection token of the open {@link Database}. */
export const DATABASE = Symbol('DATABASE');

@Global()
@Module({
  providers: [
    {
      provide: DATABASE,
      inject: [SETTINGS],
      useFactory: ({ databaseUrl }: Settings): Promise<Database> =>
        openDatabase(databaseUrl, { alone: true }),
    },
  ],
  exports: [DATABASE],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
