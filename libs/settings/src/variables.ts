import { RATE_LIMIT_VARIABLES } from './rate-limit-variables';

/** How the text of an environment variable is read. */
export type VariableKind =
  | 'text'
  | 'secret'
  | 'flag'
  | 'integer'
  | 'http_url'
  | 'redis_url'
  | 'database_url'
  | 'origins'
  | 'helius_plan'
  | 'key_hashes'
  | 'log_level'
  | 'choice'
  | 'rate'
  | 'networks';

/** One environment variable: meaning, default and bounds, declared once for code, docs and example. */
export interface Variable {
  kind: VariableKind;
  /** Used when the variable is absent or empty; null means there is none. */
  fallback: string | null;
  meaning: string;
  /** Of an integer; of a secret, the fewest characters. */
  min?: number;
  /** Of an integer; of a rate, the highest limit. */
  max?: number;
  /** Of a choice, all there are. */
  choices?: readonly string[];
}

const credits = (fallback: string, meaning: string): Variable => ({
  kind: 'integer',
  fallback,
  min: 1,
  max: 1_000,
  meaning,
});

const upstream = (fallback: string, meaning: string): Variable => ({ kind: 'http_url', fallback, meaning });

/**
 * Every variable the services read, in the order of `.env.example`.
 * `PORT` has no default here because each service has its own.
 */
export const VARIABLES = {
  HOST: { kind: 'text', fallback: '127.0.0.1', meaning: 'Address to listen on; 0.0.0.0 in a container' },
  PORT: {
    kind: 'integer',
    fallback: null,
    min: 0,
    max: 65_535,
    meaning:
      'Port to listen on: gateway 5003, worker 5004, exporter 5005, simulator 5010; 0 takes a free one',
  },
  CORS_ORIGINS: {
    kind: 'origins',
    fallback: 'http://localhost:3000',
    meaning: 'Origins of web frontends that may call the gateway and listen to it, separated by commas',
  },
  DATABASE_URL: {
    kind: 'database_url',
    fallback: 'file:./var/meridinate.db',
    meaning: 'file:<path> for the embedded database, postgres://… for a server. Read by the gateway only',
  },
  REDIS_ENABLED: {
    kind: 'flag',
    fallback: 'false',
    meaning: 'true opens the queue (POST /analyze/token/redis); false never opens a connection to Redis',
  },
  REDIS_URL: { kind: 'redis_url', fallback: 'redis://localhost:6379', meaning: 'Redis of the queues' },
  HELIUS_API_KEY: { kind: 'secret', fallback: '', meaning: 'API key of Helius. Never logged' },
  HELIUS_RPC_URL: upstream('https://mainnet.helius-rpc.com', 'JSON-RPC of Helius, without the key'),
  HELIUS_API_URL: upstream('https://api-mainnet.helius-rpc.com', 'REST of Helius, without the key'),
  HELIUS_PLAN: {
    kind: 'helius_plan',
    fallback: 'free',
    meaning:
      'Plan at Helius: free, developer, business or professional (10, 50, 200 or 500 calls per second)',
  },
  HELIUS_RPC_PER_SECOND: {
    kind: 'integer',
    fallback: null,
    min: 1,
    max: 100_000,
    meaning: 'Calls per second to Helius, instead of those of HELIUS_PLAN',
  },
  HELIUS_CREDITS_AS_OF: {
    kind: 'text',
    fallback: '2026-10',
    meaning: 'Month the credit prices below were last compared with the billing page of Helius',
  },
  HELIUS_CREDITS_PAGE: credits(
    '10',
    'Credits of getTransactionsForAddress for each 100 transactions, and at least',
  ),
  HELIUS_CREDITS_CALL: credits(
    '1',
    'Credits of a standard RPC call: getMultipleAccounts, getSignaturesForAddress, getTransaction',
  ),
  HELIUS_CREDITS_ASSET: credits('10', 'Credits of getAsset'),
  DEXSCREENER_URL: upstream('https://api.dexscreener.com', 'Market capitalisation'),
  COINBASE_URL: upstream('https://api.exchange.coinbase.com', 'SOL/USD at a past minute, first choice'),
  BINANCE_URL: upstream('https://data-api.binance.vision', 'SOL/USD at a past minute, second choice'),
  DEFILLAMA_URL: upstream('https://coins.llama.fi', 'SOL/USD at a past minute, third choice'),
  COINGECKO_URL: upstream('https://api.coingecko.com', 'SOL/USD, last choice'),
  JUPITER_URL: upstream('https://lite-api.jup.ag', 'SOL/USD now'),
  UPSTREAM_TIMEOUT_MS: {
    kind: 'integer',
    fallback: '30000',
    min: 100,
    max: 300_000,
    meaning: 'Longest wait for one answer of an upstream, in ms',
  },
  UPSTREAM_ATTEMPTS: {
    kind: 'integer',
    fallback: '4',
    min: 1,
    max: 10,
    meaning: 'Tries of one upstream call, the first included',
  },
  UPSTREAM_PACE: {
    kind: 'flag',
    fallback: 'true',
    meaning: 'false sends calls to upstreams as fast as they are made; for stand-ins that have no limits',
  },
  ANALYSIS_THREADS: {
    kind: 'integer',
    fallback: '2',
    min: 1,
    max: 64,
    meaning: 'Threads that read pages of transactions, in each gateway and worker process',
  },
  ANALYSIS_CONCURRENCY: {
    kind: 'integer',
    fallback: '5',
    min: 1,
    max: 100,
    meaning: 'Analyses at a time in each process',
  },
  ANALYSIS_WAITING_LIMIT: {
    kind: 'integer',
    fallback: '100',
    min: 0,
    max: 100_000,
    meaning: 'Analyses that may wait for a place in the gateway without Redis; the next is refused with 503',
  },
  ANALYSIS_TIMEOUT_MS: {
    kind: 'integer',
    fallback: '600000',
    min: 1_000,
    max: 3_600_000,
    meaning: 'Longest run of one attempt of an analysis, in ms',
  },
  ANALYSIS_HEAD_START_SECONDS: {
    kind: 'integer',
    fallback: '300',
    min: 0,
    max: 86_400,
    meaning:
      'Seconds by which callers with a known API key are served before others; whoever has waited longer than that goes first',
  },
  API_KEY_HASHES: {
    kind: 'key_hashes',
    fallback: '',
    meaning:
      'Known callers as name:hash, separated by commas; hash is the SHA-256 of the key in hex. Keys come in X-API-Key',
  },
  ADMIN_KEY_HASH: {
    kind: 'key_hashes',
    fallback: '',
    meaning: 'name:hash of the operator’s key, as above; without it the routes for operators answer 403',
  },
  ADMIN_OPERATIONS_PROTECTED: {
    kind: 'flag',
    fallback: 'false',
    meaning:
      'true asks for the operator’s key where a caller changes what all share: settings, webhooks, notifications, clearing the watched addresses and deleting a token for good. Needs ADMIN_KEY_HASH',
  },
  ...RATE_LIMIT_VARIABLES,
  WEBHOOK_CALLBACK_URL: {
    kind: 'http_url',
    fallback: '',
    meaning:
      'Where Helius reaches POST /webhooks/callback of this gateway from outside, such as https://example.org/webhooks/callback; used where POST /webhooks/create names no webhook_url',
  },
  WEBHOOK_SECRET: {
    kind: 'secret',
    fallback: '',
    min: 16,
    meaning:
      'At least 16 printable ASCII characters that Helius sends with each delivery; without it there are no webhooks. Never logged',
  },
  WEBHOOK_ALLOW_HTTP: {
    kind: 'flag',
    fallback: 'false',
    meaning:
      'true lets POST /webhooks/create take a webhook_url with http, over which the secret travels unencrypted',
  },
  MARKET_CAP_REFRESH_MINUTES: {
    kind: 'integer',
    fallback: '0',
    min: 0,
    max: 10_080,
    meaning: 'How often the market capitalisation of every token is read again, in minutes; 0 is never',
  },
  WORKER_LOSSES: {
    kind: 'integer',
    fallback: '2',
    min: 1,
    max: 1_000_000,
    meaning:
      'Times an analysis may be lost with its process before it is set aside; from the first on it runs alone',
  },
  WORKER_LOCK_MS: {
    kind: 'integer',
    fallback: '5000',
    min: 1_000,
    max: 300_000,
    meaning:
      'Life of a worker’s lock on a job, in ms; a dead worker’s job is taken over after about this time',
  },
  SHUTDOWN_GRACE_MS: {
    kind: 'integer',
    fallback: '10000',
    min: 0,
    max: 120_000,
    meaning: 'Longest time from SIGTERM to exit, in ms',
  },
  DEBUG_MODE: {
    kind: 'flag',
    fallback: 'false',
    meaning: 'What GET /api/debug-mode tells web frontends; it changes nothing else',
  },
  LOG_LEVEL: { kind: 'log_level', fallback: 'log', meaning: 'fatal, error, warn, log, debug or verbose' },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
