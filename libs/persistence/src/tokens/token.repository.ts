import { sql, type Kysely } from 'kysely';
import type { EarlyBuyerRow, TokenRepository, TokenRow } from '../token-repository';
import type { Tables } from '../schema/tables';
import { saveMarketCap } from './save-market-cap';

/** No address has a comma in it. */
const SEPARATOR = ',';

/** Tokens that are not deleted, each with the figures of its latest run. One statement, so one moment. */
function tokensWithLatestRun(db: Kysely<Tables>) {
  return db
    .selectFrom('tokens')
    .innerJoin('analysis_runs as latest', 'latest.id', 'tokens.latest_run_id')
    .where('tokens.deleted_at', 'is', null)
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

/** Buyers of a run, earliest first, with the wallets' latest balances. */
function buyersOfRun(db: Kysely<Tables>, runId: number): Promise<EarlyBuyerRow[]> {
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
    .execute();
}

/** Tokens of one database, whichever engine keeps it. */
export function tokenRepository(db: Kysely<Tables>): TokenRepository {
  return {
    async history() {
      const query = tokensWithLatestRun(db)
        .orderBy('tokens.analyzed_at', 'desc')
        .orderBy('tokens.id', 'desc');
      return (await query.execute()).map((selected) => toTokenOfRun(selected).token);
    },

    async find(id) {
      if (!Number.isSafeInteger(id)) return null;
      const selected = await tokensWithLatestRun(db).where('tokens.id', '=', id).executeTakeFirst();
      if (!selected) return null;
      const { runId, token } = toTokenOfRun(selected);
      return { token, earlyBuyers: await buyersOfRun(db, runId) };
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

    saveMarketCap: (id, usd, at) => saveMarketCap(db, { id, usd, at }),

    /** Counts the wallets of every run, not of the latest alone. */
    async countWallets() {
      const { wallets } = await db
        .selectFrom('early_buyers')
        .innerJoin('tokens', 'tokens.id', 'early_buyers.token_id')
        .where('tokens.deleted_at', 'is', null)
        .select(({ fn }) => fn.count<number>('early_buyers.wallet_address').distinct().as('wallets'))
        .executeTakeFirstOrThrow();
      return wallets;
    },
  };
}
