import type { Kysely } from 'kysely';
import type { Tables } from '../schema/tables';

interface ReadMarketCap {
  /** Id of the token. */
  id: number;
  usd: number;
  /** ms since the epoch at which it was read. */
  at: number;
}

/** One statement, because an analysis of the token may end at the same moment. */
export async function saveMarketCap(db: Kysely<Tables>, { id, usd, at }: ReadMarketCap): Promise<boolean> {
  if (!Number.isSafeInteger(id)) return false;
  const { numUpdatedRows } = await db
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
    .where((eb) => eb.or([eb('market_cap_updated_at', 'is', null), eb('market_cap_updated_at', '<', at)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
