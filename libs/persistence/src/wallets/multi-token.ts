import { sql, type Kysely } from 'kysely';
import { parsed } from '../analyses/analysis-columns';
import type { EngineName } from '../engines/engine';
import { BYTE_ORDER } from '../schema/byte-order';
import type { Tables } from '../schema/tables';
import type { Part } from '../token-repository';
import type { MultiTokenWalletRow, WalletPlace } from '../wallet-repository';

interface Listed {
  minTokens: number;
  part: Part<WalletPlace> | undefined;
}

const address = (engine: EngineName) => sql<string>`wallet_address ${BYTE_ORDER[engine]}`;

/** Counted wallets in the order of the list. */
const counted = (db: Kysely<Tables>, engine: EngineName, minTokens: number) =>
  db
    .selectFrom('wallet_token_counts')
    .select(['wallet_address', 'token_count'])
    .where('token_count', '>=', minTokens)
    .orderBy('token_count', 'desc')
    .orderBy(address(engine));

/**
 * The wallets of a part. What follows a place are two ranges of the index, one after the other: as many
 * tokens and a later address, then fewer tokens. One range with an `or` would be read from its beginning.
 */
function walletsOf(db: Kysely<Tables>, engine: EngineName, { minTokens, part }: Listed) {
  const all = counted(db, engine, minTokens);
  if (part === undefined) return all;
  const { limit, after } = part;
  if (after === null) return all.limit(limit);
  const asMany = all
    .where('token_count', '=', after.tokens)
    .where(address(engine), '>', after.walletAddress)
    .limit(limit);
  const fewer = all.where('token_count', '<', after.tokens).limit(limit);
  const both = db
    .selectFrom(asMany.as('as_many'))
    .select(['wallet_address', 'token_count'])
    .unionAll(db.selectFrom(fewer.as('fewer')).select(['wallet_address', 'token_count']));
  return db
    .selectFrom(both.as('following'))
    .select(['wallet_address', 'token_count'])
    .orderBy('token_count', 'desc')
    .orderBy(address(engine))
    .limit(limit);
}

/**
 * The tokens of a listed wallet as JSON, `[[id, mint, name], …]`, by their ids: to read a wallet as one
 * row takes a quarter of the time that a row for each of its tokens takes.
 */
const TOKENS = {
  embedded: sql<string>`
    json_group_array(json_array(tokens.id, tokens.mint, coalesce(tokens.name, tokens.symbol)) order by tokens.id)`,
  postgres: sql<string>`
    json_agg(json_build_array(tokens.id, tokens.mint, coalesce(tokens.name, tokens.symbol)) order by tokens.id)::text`,
};

/** One statement, so one moment: counts and tokens agree. */
function multiTokenQuery(db: Kysely<Tables>, engine: EngineName, listed: Listed) {
  return db
    .selectFrom(walletsOf(db, engine, listed).as('listed'))
    .leftJoin('wallets', 'wallets.address', 'listed.wallet_address')
    .select((eb) => [
      'listed.wallet_address as walletAddress',
      'wallets.balance_usd as balanceUsd',
      'wallets.balance_usd_previous as balanceUsdPrevious',
      'wallets.balance_updated_at as balanceUpdatedAt',
      eb
        .selectFrom('token_wallets as pair')
        .innerJoin('tokens', 'tokens.id', 'pair.token_id')
        .whereRef('pair.wallet_address', '=', 'listed.wallet_address')
        .where('tokens.deleted_at', 'is', null)
        .select(TOKENS[engine].as('tokens'))
        .as('tokens'),
    ])
    .orderBy('listed.token_count', 'desc')
    .orderBy(sql`listed.wallet_address ${BYTE_ORDER[engine]}`);
}

/** Wallets of a part of the list, or of all of it. */
export async function multiToken(
  db: Kysely<Tables>,
  engine: EngineName,
  listed: Listed,
): Promise<MultiTokenWalletRow[]> {
  const rows = await multiTokenQuery(db, engine, listed).execute();
  return rows.map(({ tokens, ...wallet }) => {
    const each = parsed<[number, string, string | null][]>(tokens) ?? [];
    return {
      ...wallet,
      tokenIds: each.map(([id]) => id),
      mints: each.map(([, mint]) => mint),
      tokenNames: each.map(([, , name]) => name),
    };
  });
}
