import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Database, Holder } from '@meridinate/persistence';
import { DATABASE } from '../../database/database.module';

/** How long a process that died keeps others from its analyses, where several share a database. */
const HELD_MS = 10_000;

/** What became of the analyses a process held. */
export interface Holdings {
  /** Those it still holds. */
  held: string[];
  /** Those that another process has taken by now. */
  gone: string[];
  cancelled: string[];
}

/** This process as one that runs analyses of the in-process road. */
@Injectable()
export class Holding {
  readonly id = randomUUID();

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  get holder(): Holder {
    return { id: this.id, until: Date.now() + HELD_MS };
  }

  /** A gateway opens the embedded database alone, so nobody else is alive who holds any of it. */
  get sharesDatabase(): boolean {
    return this.database.engine !== 'embedded';
  }

  /** Says again that this process lives. @param known analyses that it has at this moment */
  async renew(known: readonly string[]): Promise<Holdings> {
    const { held, cancelled } = await this.database.analyses.hold(this.holder);
    return { held, gone: known.filter((id) => !held.includes(id)), cancelled };
  }

  async letGo(): Promise<void> {
    await this.database.analyses.letGo(this.id);
  }
}
