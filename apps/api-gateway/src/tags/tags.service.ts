import { Inject, Injectable } from '@nestjs/common';
import { MeridinateError } from '@meridinate/errors';
import type { Database, WalletTag } from '@meridinate/persistence';
import { DATABASE } from '../database/database.module';
import { cutPart, partOf, type PartQuery } from '../lists/list-part';
import { distinctAddresses } from '../wallets/wallet-addresses';
import { addressOfCursor, cursorAfter } from '../wallets/wallet-cursor';
import type { CodexDto, WalletsOfTagDto, WalletTagDto } from './dto/tag-answers.dto';

const presentTags = (tags: readonly WalletTag[] = []): WalletTagDto[] =>
  tags.map(({ tag, isKol }) => ({ tag, is_kol: isKol }));

@Injectable()
export class TagsService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async ofWallet(wallet: string): Promise<WalletTagDto[]> {
    const found = await this.database.tags.ofWallets([wallet]);
    return presentTags(found.get(wallet));
  }

  /**
   * Tags of each wallet, by address.
   * @throws MeridinateError REQUEST_FIELD_INVALID, ADDRESS_MALFORMED
   */
  async ofWallets(list: readonly unknown[]): Promise<Record<string, WalletTagDto[]>> {
    const wallets = await distinctAddresses('addresses', list, 0);
    const found = await this.database.tags.ofWallets(wallets);
    return Object.fromEntries([...found].map(([wallet, tags]) => [wallet, presentTags(tags)]));
  }

  /** @throws MeridinateError TAG_ALREADY_GIVEN */
  async add(wallet: string, tag: WalletTag): Promise<void> {
    if (await this.database.tags.add(wallet, tag)) return;
    throw new MeridinateError('TAG_ALREADY_GIVEN', { wallet, tag: tag.tag });
  }

  /** @throws MeridinateError TAG_NOT_FOUND */
  async remove(wallet: string, tag: string): Promise<void> {
    if (await this.database.tags.remove(wallet, tag)) return;
    throw new MeridinateError('TAG_NOT_FOUND', { wallet, tag });
  }

  all(): Promise<string[]> {
    return this.database.tags.all();
  }

  /** A tag that nobody gave has no wallets. */
  async walletsOf(tag: string, query: PartQuery): Promise<WalletsOfTagDto> {
    const part = partOf(query, addressOfCursor(query.cursor));
    const found = await this.database.tags.walletsOf(tag, part);
    const { rows, nextCursor } = cutPart(found, part, cursorAfter);
    return { wallets: [...rows], next_cursor: nextCursor };
  }

  /** Every wallet that has a tag. */
  async codex(query: PartQuery): Promise<CodexDto> {
    const part = partOf(query, addressOfCursor(query.cursor));
    const found = await this.database.tags.codex(part);
    const { rows, nextCursor } = cutPart(found, part, ({ walletAddress }) => cursorAfter(walletAddress));
    const wallets = rows.map(({ walletAddress, tags, tokenCount }) => ({
      wallet_address: walletAddress,
      tags: presentTags(tags),
      token_count: tokenCount,
    }));
    return { wallets, next_cursor: nextCursor };
  }
}
