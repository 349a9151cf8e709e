import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { WALL_CLOCK, type WallClock } from '../market-caps/wall-clock';
import type { MessageDto } from './message.dto';

const notFound = (id: number): MeridinateError => new MeridinateError('TOKEN_NOT_FOUND', { id: String(id) });

/** Moves tokens into the trash, out of it, and away for good. Moving one to where it is changes nothing. */
@Injectable()
export class TrashService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WALL_CLOCK) private readonly now: WallClock,
  ) {}

  /** @throws MeridinateError TOKEN_NOT_FOUND */
  async moveToTrash(id: number): Promise<MessageDto> {
    if (await this.database.tokens.moveToTrash(id, this.now())) {
      return { message: `Token ${id} was moved to the trash` };
    }
    if ((await this.database.tokens.listOf(id)) === 'trash') {
      return { message: `Token ${id} is in the trash already` };
    }
    throw notFound(id);
  }

  /** @throws MeridinateError TOKEN_NOT_FOUND */
  async restore(id: number): Promise<MessageDto> {
    if (await this.database.tokens.restore(id)) return { message: `Token ${id} was restored` };
    if ((await this.database.tokens.listOf(id)) === 'history')
      return { message: `Token ${id} is not in the trash` };
    throw notFound(id);
  }

  /** @throws MeridinateError TOKEN_NOT_FOUND, TOKEN_NOT_IN_TRASH */
  async deletePermanently(id: number): Promise<MessageDto> {
    if (await this.database.tokens.deletePermanently(id)) {
      return { message: `Token ${id} was deleted for good` };
    }
    if ((await this.database.tokens.listOf(id)) === null) throw notFound(id);
    throw new MeridinateError('TOKEN_NOT_IN_TRASH', { id: String(id) });
  }
}
