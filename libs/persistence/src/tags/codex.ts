import type { Kysely } from 'kysely';
import type { Part } from '../token-repository';
import type { Tables } from '../schema/tables';
import { inOrder } from './in-order';
import type { TaggedWalletRow } from './tags';

/** Wallets that have tags, by address, each with its tags and the number of its tokens. One statement. */
export async function codex(db: Kysely<Tables>, part?: Part<string>): Promise<TaggedWalletRow[]> {
  const rows = await db
    .selectFrom('wallet_tags as given')
    .leftJoin('wallet_token_counts as counted', 'counted.wallet_address', 'given.wallet_address')
    .$if(part !== undefined, (query) =>
      query.where('given.wallet_address', 'in', (eb) =>
        eb
          .selectFrom('wallet_tags')
          .where('wallet_address', '>', part?.after ?? '')
          .select('wallet_address')
          .distinct()
          .orderBy('wallet_address')
          .limit(part?.limit ?? 0),
      ),
    )
    .orderBy('given.wallet_address')
    .select((eb) => [
      'given.wallet_address as walletAddress',
      'given.tag as tag',
      'given.is_kol as isKol',
      eb.fn.coalesce('counted.token_count', eb.lit(0)).as('tokenCount'),
    ])
    .execute();
  const wallets = new Map<string, TaggedWalletRow>();
  for (const { walletAddress, tag, isKol, tokenCount } of rows) {
    const wallet = wallets.get(walletAddress) ?? { walletAddress, tags: [], tokenCount };
    wallet.tags.push({ tag, isKol: isKol === 1 });
    wallets.set(walletAddress, wallet);
  }
  return [...wallets.values()].map((wallet) => ({ ...wallet, tags: inOrder(wallet.tags) }));
}
