import {
  inOrder,
  isShown,
  tokenOf,
  tokensOfWallet,
  without,
  type Balance,
  type Tag,
  type Token,
  type Watched,
  type World,
} from './world';

/** A read of the web client, and what it must show; `null` stands for 404. */
export interface Read {
  path: string;
  /** Of a read by POST. */
  body?: unknown;
  /** Whether the answer has an ETag. */
  isTagged: boolean;
  /** What of an answer is compared. */
  shown: (body: never) => unknown;
  expected: (world: World) => unknown;
}

type Buyers = { wallets: ({ wallet_address: string } & Balance)[] };

const NO_BALANCE: Balance = {
  wallet_balance_usd: null,
  wallet_balance_usd_previous: null,
  wallet_balance_updated_at: null,
};

const balanceOf = ({ balances }: World, wallet_address: string): Balance & { wallet_address: string } => ({
  wallet_address,
  ...(balances.get(wallet_address) ?? NO_BALANCE),
});
const balancesIn = ({ wallets }: Buyers): unknown[] =>
  wallets.map(({ wallet_address, ...wallet }) => ({
    wallet_address,
    wallet_balance_usd: wallet.wallet_balance_usd,
    wallet_balance_usd_previous: wallet.wallet_balance_usd_previous,
    wallet_balance_updated_at: wallet.wallet_balance_updated_at,
  }));
/** When a token was deleted is not told by the write. */
const asRow = (token: Record<string, unknown>): Record<string, unknown> => ({
  ...token,
  deleted_at: token['deleted_at'] === null ? null : 'once',
});
const rowsIn = ({ total, tokens }: { total: number; tokens: Token[] }): unknown => ({
  total,
  tokens: tokens.map(asRow),
});
const rowsOf = (tokens: Token[]): unknown => ({ total: tokens.length, tokens });

const history: Read = {
  path: '/api/tokens/history',
  isTagged: true,
  shown: rowsIn,
  expected: (world) => rowsOf(world.tokens.filter(({ id }) => isShown(world, id))),
};
const trash: Read = {
  path: '/api/tokens/trash',
  isTagged: true,
  shown: rowsIn,
  expected: (world) => rowsOf(world.trash.map((id) => ({ ...tokenOf(world, id), deleted_at: 'once' }))),
};
const detail = (id: number): Read => ({
  path: `/api/tokens/${id}`,
  isTagged: true,
  shown: (body: Token & Buyers) => ({
    token: asRow(without(body, 'wallets', 'axiom_json')),
    wallets: balancesIn(body),
  }),
  expected: (world) =>
    isShown(world, id)
      ? {
          token: tokenOf(world, id),
          wallets: tokenOf(world, id).wallet_addresses.map((wallet) => balanceOf(world, wallet)),
        }
      : null,
});
const runs = (id: number): Read => ({
  path: `/api/tokens/${id}/history`,
  isTagged: true,
  shown: ({ runs: [latest] }: { runs: Buyers[] }) => balancesIn(latest ?? { wallets: [] }),
  expected: (world) =>
    isShown(world, id) ? tokenOf(world, id).wallet_addresses.map((wallet) => balanceOf(world, wallet)) : null,
});

type MultiToken = { wallet_address: string; token_ids: number[] } & Balance;
const multiToken: Read = {
  path: '/multi-token-wallets?min_tokens=2',
  isTagged: true,
  shown: ({ wallets }: { wallets: MultiToken[] }) =>
    wallets.map((wallet) => ({
      token_ids: wallet.token_ids,
      ...(balancesIn({ wallets: [wallet] })[0] as object),
    })),
  expected: (world) =>
    [...new Set(world.tokens.flatMap(({ wallet_addresses }) => wallet_addresses))]
      .map((wallet) => ({ token_ids: tokensOfWallet(world, wallet), ...balanceOf(world, wallet) }))
      .filter(({ token_ids }) => token_ids.length >= 2)
      .sort(
        (left, right) =>
          right.token_ids.length - left.token_ids.length ||
          inOrder(left.wallet_address, right.wallet_address),
      ),
};

const tagsOf = ({ tags }: World, wallet: string): Tag[] =>
  [...(tags.get(wallet) ?? [])].sort((left, right) => inOrder(left.tag, right.tag));
const taggedWallets = ({ tags }: World): string[] =>
  [...tags]
    .filter(([, given]) => given.length > 0)
    .map(([wallet]) => wallet)
    .sort(inOrder);

const allTags: Read = {
  path: '/tags',
  isTagged: true,
  shown: ({ tags }: { tags: string[] }) => tags,
  expected: (world) => [...new Set([...world.tags.values()].flat().map(({ tag }) => tag))].sort(inOrder),
};
const walletsOfTag = (tag: string): Read => ({
  path: `/tags/${encodeURIComponent(tag)}/wallets`,
  isTagged: true,
  shown: ({ wallets }: { wallets: string[] }) => wallets,
  expected: (world) =>
    taggedWallets(world).filter((wallet) => tagsOf(world, wallet).some((given) => given.tag === tag)),
});
const codex: Read = {
  path: '/codex',
  isTagged: true,
  shown: ({ wallets }: { wallets: unknown[] }) => wallets,
  expected: (world) =>
    taggedWallets(world).map((wallet) => ({
      wallet_address: wallet,
      tags: tagsOf(world, wallet),
      token_count: tokensOfWallet(world, wallet).length,
    })),
};
const tagsOfWallet = (wallet: string): Read => ({
  path: `/wallets/${wallet}/tags`,
  isTagged: false,
  shown: ({ tags }: { tags: unknown }) => tags,
  expected: (world) => tagsOf(world, wallet),
});
const batchTags = (wallet: string): Read => ({
  path: '/wallets/batch-tags',
  body: { addresses: [wallet] },
  isTagged: false,
  shown: (body) => body,
  expected: (world) => ({ [wallet]: tagsOf(world, wallet) }),
});

export const settings: Read = {
  path: '/api/settings',
  isTagged: false,
  shown: (body) => body,
  expected: (world) => world.settings,
};
export const solscan: Read = {
  path: '/api/solscan-settings',
  isTagged: false,
  shown: (body) => body,
  expected: (world) => world.solscan,
};

const watchedList: Read = {
  path: '/addresses',
  isTagged: false,
  shown: ({ addresses }: { addresses: Watched[] }) => addresses,
  expected: ({ watched }) => watched,
};
const watchedOne = (address: string): Read => ({
  path: `/address/${address}`,
  isTagged: false,
  shown: (body) => body,
  expected: ({ watched }) => watched.find((each) => each.address === address) ?? null,
});

/** Reads that a change of the tags of a wallet affects. */
export const readsOfTag = (wallet: string, tag: string): Read[] => [
  ...[allTags, walletsOfTag(tag), codex, tagsOfWallet(wallet), batchTags(wallet)],
];
/** Reads that moving a token to the trash or out of it affects. */
export const readsOfMove = (id: number): Read[] => [history, trash, detail(id), runs(id), multiToken, codex];
export const readsOfMarketCap = (id: number): Read[] => [history, trash, detail(id)];
export const readsOfBalance = (ids: readonly number[]): Read[] => [
  multiToken,
  ...ids.flatMap((id) => [detail(id), runs(id)]),
];
export const readsOfWatched = (address: string): Read[] => [watchedList, watchedOne(address)];
