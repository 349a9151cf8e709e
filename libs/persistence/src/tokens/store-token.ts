import type { AnalysisResult } from '@meridinate/analysis-core';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { withoutNul } from '../schema/storable-text';
import type { NewToken, Tables } from '../schema/tables';
import { toMs } from './store-early-buyers';

interface AnalysedToken {
  result: AnalysisResult;
  acronym: string | null;
  at: number;
}

const storable = (text: string | null): string | null => (text === null ? null : withoutNul(text));

function rowOf({ result, acronym, at }: AnalysedToken): NewToken {
  const { token, marketCap, earlyBuyers } = result;
  const name = storable(token.name);
  const symbol = storable(token.symbol);
  const usd = marketCap?.usd ?? null;
  const pricedAt = usd === null ? null : at;
  return {
    mint: token.mint,
    name,
    symbol,
    name_folded: name?.toLowerCase() ?? null,
    symbol_folded: symbol?.toLowerCase() ?? null,
    acronym: storable(acronym),
    decimals: token.decimals,
    first_buy_at: toMs(earlyBuyers[0]?.firstBuy.blockTime ?? null),
    market_cap_usd: usd,
    market_cap_usd_current: usd,
    market_cap_usd_previous: null,
    market_cap_updated_at: pricedAt,
    market_cap_ath: usd,
    market_cap_ath_at: pricedAt,
    analyzed_at: at,
    latest_run_id: null,
    deleted_at: null,
  };
}

type Column = keyof NewToken;
const kept = (column: Column) => sql.ref(`tokens.${column}`);
const found = (column: Column) => sql.ref(`excluded.${column}`);

/** The found value, unless a later analysis has been stored already. */
const ifLatest = <T>(column: Column): RawBuilder<T> =>
  sql`case when ${found('analyzed_at')} >= ${kept('analyzed_at')} then ${found(column)} else ${kept(column)} end`;

/** The same, and a name that could not be read this time does not wipe out the one that is known. */
const ifLatestAndKnown = (column: Column): RawBuilder<string | null> =>
  sql`case when ${found('analyzed_at')} >= ${kept('analyzed_at')} or ${kept(column)} is null
      then coalesce(${found(column)}, ${kept(column)}) else ${kept(column)} end`;

/** `then` when this analysis has read a market cap that is newer than the kept one. */
const ifPriced = <T>(column: Column, then: Column = column, from = found): RawBuilder<T> =>
  sql`case when ${found('market_cap_updated_at')} is not null
        and ${found('market_cap_updated_at')} >= coalesce(${kept('market_cap_updated_at')}, 0)
      then ${from(then)} else ${kept(column)} end`;

/** Null on either side compares as unknown, which is why both are asked for. */
const ifHighest = <T>(column: Column): RawBuilder<T> =>
  sql`case when ${found('market_cap_ath')} is not null
        and (${kept('market_cap_ath')} is null or ${found('market_cap_ath')} > ${kept('market_cap_ath')})
      then ${found(column)} else ${kept(column)} end`;

/**
 * Stores a token or brings it up to date; returns its id. A deleted token that is analysed again
 * comes back. Results may arrive out of order, so every figure says which one it keeps; one statement
 * does it, because two analyses of one mint may end at once.
 */
export async function storeToken(trx: Transaction<Tables>, analysed: AnalysedToken): Promise<number> {
  const { id } = await trx
    .insertInto('tokens')
    .values(rowOf(analysed))
    .onConflict((conflict) =>
      conflict.column('mint').doUpdateSet({
        name: ifLatestAndKnown('name'),
        symbol: ifLatestAndKnown('symbol'),
        name_folded: ifLatestAndKnown('name_folded'),
        symbol_folded: ifLatestAndKnown('symbol_folded'),
        acronym: ifLatestAndKnown('acronym'),
        first_buy_at: ifLatest('first_buy_at'),
        market_cap_usd: ifLatest('market_cap_usd'),
        market_cap_usd_current: ifPriced('market_cap_usd_current'),
        market_cap_usd_previous: ifPriced('market_cap_usd_previous', 'market_cap_usd_current', kept),
        market_cap_updated_at: ifPriced('market_cap_updated_at'),
        market_cap_ath: ifHighest('market_cap_ath'),
        market_cap_ath_at: ifHighest('market_cap_ath_at'),
        analyzed_at: ifLatest('analyzed_at'),
        deleted_at: null,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
