import type { Kysely } from 'kysely';
import { bumpRevision } from '../revisions/bump-revision';
import type { Tables } from '../schema/tables';
import { codex } from './codex';
import { inOrder } from './in-order';
import type { TagRepository, WalletTag } from './tags';

/** Tags of one database. */
export function tagRepository(db: Kysely<Tables>): TagRepository {
  return {
    async ofWallets(addresses) {
      const found = new Map(addresses.map((address) => [address, [] as WalletTag[]]));
      if (found.size === 0) return found;
      const rows = await db
        .selectFrom('wallet_tags')
        .where('wallet_address', 'in', [...found.keys()])
        .selectAll()
        .execute();
      for (const { wallet_address, tag, is_kol } of rows) {
        found.get(wallet_address)?.push({ tag, isKol: is_kol === 1 });
      }
      return new Map([...found].map(([address, tags]) => [address, inOrder(tags)]));
    },

    add(walletAddress, { tag, isKol }) {
      return db.transaction().execute(async (trx) => {
        await bumpRevision(trx, 'tags');
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('wallet_tags')
          .values({ wallet_address: walletAddress, tag, is_kol: isKol ? 1 : 0 })
          .onConflict((conflict) => conflict.columns(['wallet_address', 'tag']).doNothing())
          .executeTakeFirstOrThrow();
        return numInsertedOrUpdatedRows === 1n;
      });
    },

    remove(walletAddress, tag) {
      return db.transaction().execute(async (trx) => {
        await bumpRevision(trx, 'tags');
        const { numDeletedRows } = await trx
          .deleteFrom('wallet_tags')
          .where('wallet_address', '=', walletAddress)
          .where('tag', '=', tag)
          .executeTakeFirstOrThrow();
        return numDeletedRows === 1n;
      });
    },

    async all() {
      const rows = await db.selectFrom('wallet_tags').select('tag').distinct().execute();
      return rows.map(({ tag }) => tag).sort();
    },

    async walletsOf(tag, part) {
      const rows = await db
        .selectFrom('wallet_tags')
        .where('tag', '=', tag)
        .where('wallet_address', '>', part?.after ?? '')
        .orderBy('wallet_address')
        .$if(part !== undefined, (query) => query.limit(part?.limit ?? 0))
        .select('wallet_address as address')
        .execute();
      return rows.map(({ address }) => address);
    },

    codex: (part) => codex(db, part),
  };
}
