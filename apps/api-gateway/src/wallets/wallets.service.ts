import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { BalancesService } from './balances/balances.service';
import type { MultiTokenWalletsDto, MultiTokenWalletsQueryDto } from './dto/multi-token-wallet.dto';
import type { RefreshedBalancesDto } from './dto/refresh-balances.dto';
import { cutPart, partOf } from '../lists/list-part';
import { distinctAddresses } from './wallet-addresses';
import { cursorAfterPlace, placeOfCursor } from './wallet-cursor';
import { presentMultiTokenWallet, presentRefreshedBalance } from './wallet.presenter';

const MIN_TOKENS = 2;

@Injectable()
export class WalletsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly balances: BalancesService,
  ) {}

  /** Wallets that are early buyers of several tokens, most tokens first. */
  async multiToken(query: MultiTokenWalletsQueryDto): Promise<MultiTokenWalletsDto> {
    const { wallets } = this.database;
    const minTokens = query.min_tokens ?? MIN_TOKENS;
    const part = partOf(query, placeOfCursor(query.cursor));
    const [total, found] = await Promise.all([
      wallets.countMultiToken(minTokens),
      wallets.multiToken(minTokens, part),
    ]);
    const { rows, nextCursor } = cutPart(found, part, ({ walletAddress, mints }) =>
      cursorAfterPlace({ tokens: mints.length, walletAddress }),
    );
    return { total, wallets: rows.map(presentMultiTokenWallet), next_cursor: nextCursor };
  }

  /**
   * Reads the balances of these wallets again.
   * @throws MeridinateError REQUEST_FIELD_INVALID, ADDRESS_MALFORMED; an UPSTREAM_ error where none could be read
   */
  async refreshBalances(list: readonly unknown[]): Promise<RefreshedBalancesDto> {
    const wallets = await distinctAddresses('wallet_addresses', list, 1);
    const { kept, credits } = await this.balances.refresh(wallets);
    const results = wallets.map((wallet) => presentRefreshedBalance(wallet, kept.get(wallet)));
    const successful = results.filter(({ success }) => success).length;
    return {
      message: `Refreshed ${successful} of ${wallets.length} wallets`,
      results,
      total_wallets: wallets.length,
      successful,
      api_credits_used: credits,
    };
  }
}
