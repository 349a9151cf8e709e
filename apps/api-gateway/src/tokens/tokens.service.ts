import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import type { Database } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import type { TokenDetailDto } from './token-detail.dto';
import type { TokensResponseDto } from './token.dto';
import { presentToken, presentTokenDetail } from './token.presenter';

@Injectable()
export class TokensService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Every token that is not deleted, newest analysis first. */
  async history(): Promise<TokensResponseDto> {
    const { tokens } = this.database;
    const [rows, wallets] = await Promise.all([tokens.history(), tokens.countWallets()]);
    return { total: rows.length, total_wallets: wallets, tokens: rows.map(presentToken) };
  }

  /** @throws MeridinateError TOKEN_NOT_FOUND for an unknown or deleted id */
  async detail(id: number): Promise<TokenDetailDto> {
    const found = await this.database.tokens.find(id);
    if (!found) throw new MeridinateError('TOKEN_NOT_FOUND', { id: String(id) });
    return presentTokenDetail(found.token, found.earlyBuyers);
  }
}
