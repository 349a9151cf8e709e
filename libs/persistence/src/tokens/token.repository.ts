import type { Kysely } from 'kysely';
import type { Tables } from '../schema/tables';
import type { TokenRepository } from '../token-repository';
import { saveMarketCap } from './save-market-cap';
import { tokenReads } from './token-reads';
import { runsOf } from './token-runs';
import { readTotals } from './token-totals';
import { trash } from './trash';

/** Tokens of one database, whichever engine keeps it. */
export function tokenRepository(db: Kysely<Tables>): TokenRepository {
  return {
    ...tokenReads(db),
    ...trash(db),
    totals: () => readTotals(db),
    runs: async (id) => (Number.isSafeInteger(id) ? runsOf(db, id) : null),
    saveMarketCap: (id, usd, at) => saveMarketCap(db, { id, usd, at }),
  };
}
