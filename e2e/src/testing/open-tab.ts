/** One request of a web client; `atMs` counts from when its tab was opened. */
export interface TabRequest {
  atMs: number;
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
}

const HOUR_MS = 3_600_000;
const POLL_MS = 500;
const HOVER_MS = 4_000;
const VISITS = 6;
const DETAILS = 20;
const REFRESHES = 10;
const TAGS = 10;
const WALLETS = ['9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM'];

const get = (atMs: number, path: string): TabRequest => ({ atMs, method: 'GET', path });
const post = (atMs: number, path: string, body: unknown): TabRequest => ({
  atMs,
  method: 'POST',
  path,
  body,
});

const every = (ms: number): number[] =>
  Array.from({ length: Math.floor(HOUR_MS / ms) }, (_, index) => index * ms);
const times = (count: number): number[] => every(HOUR_MS / count);

const lists = (atMs: number): TabRequest[] => [
  get(atMs, '/api/tokens/history'),
  get(atMs, '/multi-token-wallets?min_tokens=2'),
  post(atMs, '/wallets/batch-tags', { addresses: WALLETS }),
];

/** What the client asks when its main page is mounted. */
const visit = (atMs: number): TabRequest[] => [
  ...lists(atMs),
  ...['/analysis', '/analysis', '/tags', '/codex', '/api/settings', '/api/settings', '/api/debug-mode'].map(
    (path) => get(atMs, path),
  ),
  ...Array.from({ length: TAGS }, (_, index) => get(atMs, `/tags/tag-${index}/wallets`)),
];

/**
 * An hour of one open tab, in the order of time: it polls one settings route twice a second, asks for a
 * token on every row the mouse passes, and lets its user look at details, refresh and analyse.
 *
 * @param mints five, to be analysed
 */
export function hourOfATab(mints: readonly string[]): TabRequest[] {
  const requests = [
    ...every(POLL_MS).map((atMs) => get(atMs, '/api/solscan-settings')),
    ...every(HOVER_MS).map((atMs, index) => get(atMs, `/api/tokens/${(index % 50) + 1}`)),
    ...times(VISITS).flatMap(visit),
    ...times(DETAILS).flatMap((atMs, index) => [
      get(atMs, `/api/tokens/${index + 1}`),
      get(atMs, `/api/tokens/${index + 1}/history`),
    ]),
    ...times(REFRESHES).flatMap((atMs) => [
      post(atMs, '/api/tokens/refresh-market-caps', { token_ids: [1, 2, 3] }),
      post(atMs, '/wallets/refresh-balances', { wallet_addresses: WALLETS }),
      ...lists(atMs),
    ]),
    ...mints.flatMap((address, index) => {
      const atMs = (index * HOUR_MS) / mints.length;
      return [post(atMs, '/analyze/token', { address }), ...lists(atMs + 30_000)];
    }),
  ];
  return requests.sort((a, b) => a.atMs - b.atMs);
}
