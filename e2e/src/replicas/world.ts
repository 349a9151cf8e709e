/** A row of the history, as far as the specs change it; the other fields stay as they were read. */
export interface Token {
  id: number;
  token_address: string;
  wallet_addresses: string[];
  deleted_at: string | null;
  market_cap_usd_current: number | null;
  market_cap_usd_previous: number | null;
  market_cap_updated_at: string | null;
  market_cap_ath: number | null;
  market_cap_ath_timestamp: string | null;
  [field: string]: unknown;
}

export interface Balance {
  wallet_balance_usd: number | null;
  wallet_balance_usd_previous: number | null;
  wallet_balance_updated_at: string | null;
}

export interface Watched {
  address: string;
  note: string | null;
  [field: string]: unknown;
}

export interface Tag {
  tag: string;
  is_kol: boolean;
}

/** What both replicas must show: what was read at the beginning and every write since. */
export interface World {
  /** In the order of the history. */
  tokens: Token[];
  /** Ids of the tokens in the trash, the last deleted first. */
  trash: number[];
  balances: Map<string, Balance>;
  tags: Map<string, Tag[]>;
  settings: Record<string, unknown>;
  solscan: Record<string, unknown>;
  /** Newest registration first. */
  watched: Watched[];
}

/** Text in the order of its characters. */
export const inOrder = (left: string, right: string): number => (left < right ? -1 : 1);

export const isShown = ({ trash }: World, id: number): boolean => !trash.includes(id);

export const tokenOf = ({ tokens }: World, id: number): Token => {
  const token = tokens.find((each) => each.id === id);
  if (token === undefined) throw new Error(`there is no token ${id}`);
  return token;
};

/** Tokens that are not deleted of which a wallet is an early buyer, by their ids. */
export const tokensOfWallet = (world: World, wallet: string): number[] =>
  world.tokens
    .filter(({ id, wallet_addresses }) => isShown(world, id) && wallet_addresses.includes(wallet))
    .map(({ id }) => id)
    .sort((left, right) => left - right);

/** An answer without some of its fields. */
export const without = (body: object, ...names: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
