import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import type { Database, TokenRow } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { cutPart, partOf, type PartQuery } from '../lists/list-part';
import { cursorOf, placeOf, type TokenList } from './token-cursor';
import type { TokenDetailDto } from './token-detail.dto';
import type { TokenHistoryDto } from './token-history.dto';
import type { TokensResponseDto } from './token.dto';
import { presentRun, presentToken, presentTokenDetail } from './token.presenter';

/** The time by which a list is ordered. Every token of the trash has one. */
const TIME_OF: Record<TokenList, (row: TokenRow) => number> = {
  history: ({ analyzedAt }) => analyzedAt,
  trash: ({ deletedAt }) => deletedAt ?? 0,
};

/** Reads tokens. */
@Injectable()
export class TokensService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /**
   * A list or a part of it, newest first.
   *
   * @throws MeridinateError REQUEST_FIELD_INVALID for a cursor that is not of this list
   */
  async list(list: TokenList, query: PartQuery): Promise<TokensResponseDto> {
    const { tokens } = this.database;
    const part = partOf(query, placeOf(list, query.cursor));
    const [found, totals] = await Promise.all([tokens[list](part), tokens.totals()]);
    const { rows, nextCursor } = cutPart(found, part, (last) =>
      cursorOf(list, { at: TIME_OF[list](last), id: last.id }),
    );
    return {
      total: list === 'history' ? totals.tokens : totals.deletedTokens,
      total_wallets: totals.wallets,
      tokens: rows.map(presentToken),
      next_cursor: nextCursor,
    };
  }

  /** @throws MeridinateError TOKEN_NOT_FOUND for an unknown or deleted id */
  async detail(id: number): Promise<TokenDetailDto> {
    const found = await this.database.tokens.find(id);
    if (!found) throw new MeridinateError('TOKEN_NOT_FOUND', { id: String(id) });
    return presentTokenDetail(found.token, found.earlyBuyers);
  }

  /** @throws MeridinateError TOKEN_NOT_FOUND for an unknown or deleted id */
  async runs(id: number): Promise<TokenHistoryDto> {
    const runs = await this.database.tokens.runs(id);
    if (!runs) throw new MeridinateError('TOKEN_NOT_FOUND', { id: String(id) });
    return { token_id: id, total_runs: runs.length, runs: runs.map(presentRun) };
  }
}
