import type { Kysely } from 'kysely';
import type { Tables } from '../schema/tables';
import { changeTokens } from './change-tokens';

interface ReadMarketCap {
  /** Id of the token. */
  id: number;
  usd: number;
  /** ms since the epoch at which it was read. */
  at: number;
}

const updateOf = (db: Kysely<Tables>, { id, usd, at }: ReadMarketCap) =>
  db
    .updateTable('tokens')
    .set((eb) => {
      const isHighest = eb.or([eb('market_cap_ath', 'is', null), eb('market_cap_ath', '<', usd)]);
      return {
        market_cap_usd_previous: eb.ref('market_cap_usd_current'),
        market_cap_usd_current: usd,
        market_cap_updated_at: at,
        market_cap_ath: eb.case().when(isHighest).then(usd).else(eb.ref('market_cap_ath')).end(),
        market_cap_ath_at: eb.case().when(isHighest).then(at).else(eb.ref('market_cap_ath_at')).end(),
      };
    })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where((eb) => eb.or([eb('market_cap_updated_at', 'is', null), eb('market_cap_updated_at', '<', at)]));

/** False, and nothing changes, when the token is unknown or deleted or the kept one is not older. */
export async function saveMarketCap(db: Kysely<Tables>, read: ReadMarketCap): Promise<boolean> {
  if (!Number.isSafeInteger(read.id)) return false;
  return changeTokens(db, async (trx) => {
    const { numUpdatedRows } = await updateOf(trx, read).executeTakeFirst();
    return numUpdatedRows > 0n;
  });
}
