import fc from 'fast-check';
import type { MovingUpstream } from './moving-upstream';
import {
  readsOfBalance,
  readsOfMarketCap,
  readsOfMove,
  readsOfTag,
  readsOfWatched,
  settings,
  solscan,
  type Read,
} from './reads';
import { isShown, tokenOf, without, type Balance, type World } from './world';

/** A write of the web client. */
export interface Write {
  kind: string;
  method: 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  reads: Read[];
  /** The status it must be answered with. */
  status: (world: World) => number;
  /** Changes the world as the write must have; called for status 200 only. */
  apply: (world: World, answer: never) => void;
}

/** What there is to write to. */
export interface Subjects {
  wallets: readonly string[];
  tokens: readonly number[];
  upstream: MovingUpstream;
}

const TAGS = ['whale', 'Whale', 'früh', 'kol/1', 'a b'];
const NOTES = [null, '', 'buys early', '<b>☃</b>'];
const WATCHED = [
  '9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM',
  'DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263',
  'EKpQGSJtjMFqKZ9KQanSqYXRcF8fBopzLHYxdM65zcjm',
];

const hasTag = ({ tags }: World, wallet: string, tag: string): boolean =>
  (tags.get(wallet) ?? []).some((given) => given.tag === tag);

const addTag = (wallet: string, tag: string, is_kol: boolean): Write => ({
  ...{ kind: 'add tag', method: 'POST', path: `/wallets/${wallet}/tags`, body: { tag, is_kol } },
  reads: readsOfTag(wallet, tag),
  status: (world) => (hasTag(world, wallet, tag) ? 409 : 200),
  apply: ({ tags }) => tags.set(wallet, [...(tags.get(wallet) ?? []), { tag, is_kol }]),
});
const removeTag = (wallet: string, tag: string): Write => ({
  ...{ kind: 'remove tag', method: 'DELETE', path: `/wallets/${wallet}/tags`, body: { tag } },
  reads: readsOfTag(wallet, tag),
  status: (world) => (hasTag(world, wallet, tag) ? 200 : 404),
  apply: ({ tags }) =>
    tags.set(
      wallet,
      (tags.get(wallet) ?? []).filter((given) => given.tag !== tag),
    ),
});

const moveToTrash = (id: number): Write => ({
  ...{ kind: 'delete token', method: 'DELETE', path: `/api/tokens/${id}` },
  reads: readsOfMove(id),
  status: () => 200,
  apply(world) {
    if (isShown(world, id)) world.trash = [id, ...world.trash];
  },
});
const restore = (id: number): Write => ({
  ...{ kind: 'restore token', method: 'POST', path: `/api/tokens/${id}/restore` },
  reads: readsOfMove(id),
  status: () => 200,
  apply(world) {
    world.trash = world.trash.filter((each) => each !== id);
  },
});

interface RefreshedMarketCap {
  results: { market_cap_updated_at: string }[];
}

const refreshMarketCap = (id: number, upstream: MovingUpstream): Write => ({
  ...{ kind: 'refresh market cap', method: 'POST', path: '/api/tokens/refresh-market-caps' },
  body: { token_ids: [id] },
  reads: readsOfMarketCap(id),
  status: () => 200,
  apply(world, { results: [answer] }: RefreshedMarketCap) {
    const token = tokenOf(world, id);
    const usd = upstream.marketCaps.get(token.token_address);
    if (!isShown(world, id) || usd === undefined || answer === undefined) return;
    token.market_cap_usd_previous = token.market_cap_usd_current;
    token.market_cap_usd_current = usd;
    token.market_cap_updated_at = answer.market_cap_updated_at;
    if (token.market_cap_ath !== null && token.market_cap_ath >= usd) return;
    token.market_cap_ath = usd;
    token.market_cap_ath_timestamp = answer.market_cap_updated_at;
  },
});

interface RefreshedBalances {
  results: { balance_usd: number; updated_at: string }[];
}

const refreshBalance = (wallet: string, tokens: readonly number[]): Write => ({
  ...{ kind: 'refresh balance', method: 'POST', path: '/wallets/refresh-balances' },
  body: { wallet_addresses: [wallet] },
  reads: readsOfBalance(tokens),
  status: () => 200,
  apply({ balances }, { results: [answer] }: RefreshedBalances) {
    const before: Balance | undefined = balances.get(wallet);
    balances.set(wallet, {
      wallet_balance_usd: answer?.balance_usd ?? null,
      wallet_balance_usd_previous: before?.wallet_balance_usd ?? null,
      wallet_balance_updated_at: answer?.updated_at ?? null,
    });
  },
});

const changeSettings = (transactionLimit: number, walletCount: number): Write => ({
  ...{ kind: 'change settings', method: 'POST', path: '/api/settings' },
  body: { transactionLimit, walletCount, unknown: 1 },
  reads: [settings],
  status: () => 200,
  apply: (world) =>
    Object.assign(world.settings, { transactionLimit, walletCount, maxWalletsToStore: walletCount }),
});
const changeSolscan = (value: string, page_size: string): Write => ({
  ...{ kind: 'change solscan settings', method: 'POST', path: '/api/solscan-settings' },
  body: { value, page_size },
  reads: [solscan],
  status: () => 200,
  apply: (world) => Object.assign(world.solscan, { value, page_size }),
});

const isWatched = ({ watched }: World, address: string): boolean =>
  watched.some((each) => each.address === address);
const register = (address: string, note: string | null): Write => ({
  ...{ kind: 'register address', method: 'POST', path: '/register', body: { address, note } },
  reads: readsOfWatched(address),
  status: (world) => (isWatched(world, address) ? 409 : 200),
  apply(world, answer: object) {
    const entry = { ...without(answer, 'status', 'message'), address, note };
    world.watched = [entry, ...world.watched];
  },
});
const changeNote = (address: string, note: string | null): Write => ({
  ...{ kind: 'change note', method: 'PUT', path: `/address/${address}/note`, body: { note } },
  reads: readsOfWatched(address),
  status: (world) => (isWatched(world, address) ? 200 : 404),
  apply(world) {
    world.watched = world.watched.map((each) => (each.address === address ? { ...each, note } : each));
  },
});
const unwatch = (address: string): Write => ({
  ...{ kind: 'remove address', method: 'DELETE', path: `/address/${address}` },
  reads: readsOfWatched(address),
  status: (world) => (isWatched(world, address) ? 200 : 404),
  apply(world) {
    world.watched = world.watched.filter((each) => each.address !== address);
  },
});

/** A write, and the number of the replica that takes it. */
export interface Step {
  replica: number;
  write: Write;
}

/** Steps over few subjects, so that they meet. */
export function step({ wallets, tokens, upstream }: Subjects): fc.Arbitrary<Step> {
  const wallet = fc.constantFrom(...wallets);
  const token = fc.constantFrom(...tokens);
  const tag = fc.constantFrom(...TAGS);
  const note = fc.constantFrom(...NOTES);
  const watched = fc.constantFrom(...WATCHED);
  const write = fc.oneof(
    fc.tuple(wallet, tag, fc.boolean()).map((drawn) => addTag(...drawn)),
    fc.tuple(wallet, tag).map((drawn) => removeTag(...drawn)),
    token.map(moveToTrash),
    token.map(restore),
    token.map((id) => refreshMarketCap(id, upstream)),
    wallet.map((address) => refreshBalance(address, tokens)),
    fc
      .tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 100 }))
      .map((drawn) => changeSettings(...drawn)),
    fc
      .tuple(fc.nat(1_000).map(String), fc.integer({ min: 1, max: 100 }).map(String))
      .map((drawn) => changeSolscan(...drawn)),
    fc.tuple(watched, note).map((drawn) => register(...drawn)),
    fc.tuple(watched, note).map((drawn) => changeNote(...drawn)),
    watched.map(unwatch),
  );
  return fc.record({ replica: fc.nat(1), write }).map((taken) => ({
    ...taken,
    [fc.toStringMethod]: () =>
      `${taken.write.method} ${taken.write.path} ${JSON.stringify(taken.write.body)} at ${taken.replica}`,
  }));
}
