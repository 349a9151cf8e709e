import { sql, type Kysely } from 'kysely';
import { batches } from '../schema/batches';
import type { Tables } from '../schema/tables';
import type { EarlyBuyerRow, Part, TokenPlace, TokenRepository, TokenRow } from '../token-repository';

type Reads = Pick<TokenRepository, 'history' | 'trash' | 'find' | 'findAll' | 'mints'>;

/** No address has a comma in it. */
const SEPARATOR = ',';

/** Tokens, each with the figures of its latest run. One statement, so one moment. */
function tokensWithLatestRun(db: Kysely<Tables>) {
  return db
    .selectFrom('tokens')
    .innerJoin('analysis_runs as latest', 'latest.id', 'tokens.latest_run_id')
    .select((eb) => [
      'tokens.id as id',
      'tokens.mint as mint',
      'tokens.name as name',
      'tokens.symbol as symbol',
      'tokens.acronym as acronym',
      'tokens.analyzed_at as analyzedAt',
      'tokens.first_buy_at as firstBuyAt',
      'tokens.deleted_at as deletedAt',
      'tokens.market_cap_usd as marketCapUsd',
      'tokens.market_cap_usd_current as marketCapUsdCurrent',
      'tokens.market_cap_usd_previous as marketCapUsdPrevious',
      'tokens.market_cap_updated_at as marketCapUpdatedAt',
      'tokens.market_cap_ath as marketCapAth',
      'tokens.market_cap_ath_at as marketCapAthAt',
      'latest.id as latestRunId',
      'latest.wallets_found as walletsFound',
      'latest.credits_used as lastAnalysisCredits',
      eb
        .selectFrom('analysis_runs as run')
        .whereRef('run.token_id', '=', 'tokens.id')
        .select(({ fn }) => fn.sum<number>('run.credits_used').as('credits'))
        .as('creditsUsed'),
      eb
        .selectFrom('early_buyers as buyer')
        .whereRef('buyer.run_id', '=', 'tokens.latest_run_id')
        .select(
          sql<string | null>`string_agg(${sql.ref('buyer.wallet_address')}, ${sql.lit(SEPARATOR)}
            order by ${sql.ref('buyer.rank')}, ${sql.ref('buyer.id')})`.as('wallets'),
        )
        .as('wallets'),
    ]);
}

type SelectedToken = Awaited<ReturnType<ReturnType<typeof tokensWithLatestRun>['execute']>>[number];

interface TokenOfRun {
  runId: number;
  token: TokenRow;
}

function toTokenOfRun({ latestRunId, wallets, creditsUsed, ...token }: SelectedToken): TokenOfRun {
  const walletAddresses = wallets ? wallets.split(SEPARATOR) : [];
  return { runId: latestRunId, token: { ...token, creditsUsed: creditsUsed ?? 0, walletAddresses } };
}

const toToken = (selected: SelectedToken): TokenRow => toTokenOfRun(selected).token;

const LISTS = {
  history: { time: 'tokens.analyzed_at', deleted: 'is' },
  trash: { time: 'tokens.deleted_at', deleted: 'is not' },
} as const;

/** A list, or a part of it: an index gives its rows in their order, from the place on. */
function listQuery(db: Kysely<Tables>, list: keyof typeof LISTS, part?: Part<TokenPlace>) {
  const { time, deleted } = LISTS[list];
  const all = tokensWithLatestRun(db)
    .where('tokens.deleted_at', deleted, null)
    .orderBy(time, 'desc')
    .orderBy('tokens.id', 'desc');
  if (part === undefined) return all;
  const { limit, after } = part;
  if (after === null) return all.limit(limit);
  return all
    .where((eb) =>
      eb(eb.refTuple(time, 'tokens.id').$castTo<[number, number]>(), '<', eb.tuple(after.at, after.id)),
    )
    .limit(limit);
}

const findQuery = (db: Kysely<Tables>, ids: readonly number[]) =>
  tokensWithLatestRun(db).where('tokens.deleted_at', 'is', null).where('tokens.id', 'in', ids);

/** Buyers of a run, earliest first, with the wallets' latest balances. */
function buyersQuery(db: Kysely<Tables>, runId: number) {
  return db
    .selectFrom('early_buyers as buyer')
    .leftJoin('wallets', 'wallets.address', 'buyer.wallet_address')
    .where('buyer.run_id', '=', runId)
    .orderBy('buyer.rank')
    .orderBy('buyer.id')
    .select([
      'buyer.id as id',
      'buyer.wallet_address as walletAddress',
      'buyer.first_buy_at as firstBuyAt',
      'buyer.total_usd as totalUsd',
      'buyer.transaction_count as transactionCount',
      'buyer.average_buy_usd as averageBuyUsd',
      'wallets.balance_usd as walletBalanceUsd',
      'wallets.balance_usd_previous as walletBalanceUsdPrevious',
      'wallets.balance_updated_at as walletBalanceUpdatedAt',
    ])
    .$castTo<EarlyBuyerRow>();
}

/** Reads of tokens with the figures of their latest run. */
export function tokenReads(db: Kysely<Tables>): Reads {
  return {
    history: async (part) => (await listQuery(db, 'history', part).execute()).map(toToken),
    trash: async (part) => (await listQuery(db, 'trash', part).execute()).map(toToken),

    async find(id) {
      if (!Number.isSafeInteger(id)) return null;
      const selected = await findQuery(db, [id]).executeTakeFirst();
      if (!selected) return null;
      const { runId, token } = toTokenOfRun(selected);
      return { token, earlyBuyers: await buyersQuery(db, runId).execute() };
    },

    async findAll(ids) {
      const known = [...new Set(ids)].filter(Number.isSafeInteger).sort((left, right) => left - right);
      const tokens: TokenRow[] = [];
      for (const batch of batches(known)) {
        const selected = await findQuery(db, batch).orderBy('tokens.id').execute();
        tokens.push(...selected.map(toToken));
      }
      return tokens;
    },

    mints() {
      return db
        .selectFrom('tokens')
        .where('deleted_at', 'is', null)
        .orderBy((eb) => eb.fn.coalesce('market_cap_updated_at', eb.lit(0)))
        .orderBy('id')
        .select(['id', 'mint'])
        .execute();
    },
  };
}
