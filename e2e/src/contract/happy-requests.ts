import { post } from '../testing/api';
import { TAG, WEBHOOK_SECRET, type World } from './world';

/** What goes into the request of an operation. */
export interface Given {
  path?: Record<string, string | number>;
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

type Happy = (world: World) => Given | Promise<Given>;

const nothing: Happy = () => ({});
const started = { job_id: 'of-somebody-else', token_name: 'The Bird', token_symbol: 'BIRD' };
const wallet = ({ wallets }: World, index = 0): string => wallets[index] ?? '';
const mint = ({ freshMints }: World, index: number): string => freshMints[index] ?? '';
const job: Happy = ({ jobId }) => ({ path: { job_id: jobId } });
const token =
  (use: keyof World['tokens']): Happy =>
  ({ tokens }) => ({ path: { token_id: tokens[use] } });
const webhook =
  (use: keyof World['webhooks']): Happy =>
  ({ webhooks }) => ({ path: { webhook_id: webhooks[use] } });

/** An address that is watched, whatever the operations before did. */
const watched: Happy = async (world) => {
  const address = wallet(world);
  await post(`${world.gateway.url}/import`, { addresses: [{ address }] });
  return { path: { address } };
};

/** A request that each operation answers as the document says it does when all is well. */
export const HAPPY: Readonly<Record<string, Happy>> = {
  'GET /': nothing,
  'GET /health': nothing,
  'GET /api/debug-mode': nothing,
  'GET /api/debug/config': nothing,
  'GET /api/settings': nothing,
  'POST /api/settings': () => ({ body: { walletCount: 12, maxWalletsToStore: 10, unheardOf: true } }),
  'GET /api/solscan-settings': nothing,
  'POST /api/solscan-settings': () => ({ body: { page_size: '20', value: '50' } }),
  'GET /metrics': nothing,
  'GET /metrics/health': nothing,
  'GET /metrics/stats': nothing,
  'POST /register': (world) => ({ body: { address: mint(world, 3), note: 'buys early 🐦' } }),
  'GET /addresses': async (world) => (await watched(world)) && {},
  'GET /address/{address}': watched,
  'DELETE /address/{address}': watched,
  'PUT /address/{address}/note': async (world) => ({ ...(await watched(world)), body: { note: null } }),
  'POST /import': (world) => ({
    body: { addresses: [{ address: wallet(world), registered_at: '2025-11-20 12:34:56', threshold: 3 }] },
  }),
  'POST /clear': nothing,
  'GET /api/tokens/history': nothing,
  'GET /api/tokens/trash': nothing,
  'POST /api/tokens/refresh-market-caps': ({ tokens }) => ({ body: { token_ids: [tokens.toKeep] } }),
  'GET /api/tokens/{token_id}': token('toKeep'),
  'DELETE /api/tokens/{token_id}': token('toTrash'),
  'GET /api/tokens/{token_id}/history': token('toKeep'),
  'POST /api/tokens/{token_id}/restore': token('toRestore'),
  'DELETE /api/tokens/{token_id}/permanent': token('toDelete'),
  'POST /analyze/token/redis': (world) => ({ body: { address: mint(world, 0) } }),
  'POST /analyze/token': (world) => ({
    body: { address: mint(world, 1), api_settings: { walletCount: 5, maxWalletsToStore: 5 }, min_usd: null },
  }),
  'GET /analysis/{job_id}': job,
  'GET /analysis': () => ({ query: 'limit=50' }),
  'GET /analysis/{job_id}/csv': job,
  'GET /analysis/{job_id}/axiom': job,
  'GET /multi-token-wallets': () => ({ query: 'min_tokens=1' }),
  'POST /wallets/refresh-balances': ({ wallets }) => ({ body: { wallet_addresses: wallets.slice(0, 2) } }),
  'GET /wallets/{wallet_address}/tags': (world) => ({ path: { wallet_address: wallet(world) } }),
  'POST /wallets/{wallet_address}/tags': (world) => ({
    ...{ path: { wallet_address: wallet(world, 2) }, body: { tag: TAG, is_kol: false } },
  }),
  'DELETE /wallets/{wallet_address}/tags': (world) => ({
    ...{ path: { wallet_address: wallet(world, 1) }, body: { tag: TAG } },
  }),
  'GET /tags': nothing,
  'GET /codex': nothing,
  'POST /wallets/batch-tags': ({ wallets }) => ({ body: { addresses: wallets } }),
  'GET /tags/{tag}/wallets': () => ({ path: { tag: TAG } }),
  'POST /webhooks/create': ({ tokens }) => ({ body: { token_id: tokens.toKeep, webhook_url: null } }),
  'GET /webhooks/list': nothing,
  'GET /webhooks/{webhook_id}': webhook('toKeep'),
  'DELETE /webhooks/{webhook_id}': webhook('toDelete'),
  'POST /webhooks/callback': (world) => ({
    headers: { authorization: WEBHOOK_SECRET },
    body: [{ signature: '5'.repeat(88), feePayer: wallet(world) }],
  }),
  'POST /notify/analysis_complete': () => ({
    body: { ...started, acronym: 'BIRD', wallets_found: 3, token_id: 1 },
  }),
  'POST /notify/analysis_start': () => ({ body: started }),
};

/** Lists that the world leaves empty nowhere: an empty one would prove nothing of its rows. */
export const LISTS_WITH_ROWS: Readonly<Record<string, string>> = {
  'GET /addresses': 'addresses',
  'GET /api/tokens/history': 'tokens',
  'GET /api/tokens/trash': 'tokens',
  'GET /api/tokens/{token_id}': 'wallets',
  'GET /api/tokens/{token_id}/history': 'runs',
  'GET /analysis': 'jobs',
  'GET /multi-token-wallets': 'wallets',
  'GET /wallets/{wallet_address}/tags': 'tags',
  'GET /tags': 'tags',
  'GET /codex': 'wallets',
  'GET /tags/{tag}/wallets': 'wallets',
  'GET /webhooks/list': 'webhooks',
};
