import { execute } from './test-server';

/** What is kept beside the tokens: which wallet bought which mint, and how many of each there are. */
const KEPT = {
  pairs: `select mint, wallet_address from token_wallets join tokens on tokens.id = token_id`,
  counts: `select wallet_address, token_count as tokens from wallet_token_counts`,
  distribution: `select token_count as tokens, wallets from wallets_by_token_count`,
  totals: `select total, tokens from token_totals where tokens > 0`,
};

const OF_WALLETS = `select wallet_address, count(distinct token_id) as tokens
  from early_buyers join tokens on tokens.id = token_id where deleted_at is null group by wallet_address`;

/** The same, counted anew from the early buyers themselves. */
const COUNTED = {
  pairs: `select distinct mint, wallet_address from early_buyers join tokens on tokens.id = token_id`,
  counts: OF_WALLETS,
  distribution: `select tokens, count(*) as wallets from (${OF_WALLETS}) as wallets group by tokens`,
  totals: `select case when deleted_at is null then 'shown' else 'deleted' end as total, count(*) as tokens
    from tokens group by 1`,
};

async function answers(url: string, queries: typeof KEPT): Promise<Record<string, string[]>> {
  const read = async ([name, query]: [string, string]) => {
    const rows = await execute(url, query);
    return [name, rows.map((row) => JSON.stringify(row)).sort()] as const;
  };
  return Object.fromEntries(await Promise.all(Object.entries(queries).map(read)));
}

export const keptCounts = (url: string) => answers(url, KEPT);
export const countedAnew = (url: string) => answers(url, COUNTED);
