import type { Schema } from './document-types';

const MINT = 'So11111111111111111111111111111111111111112';
const WALLET = '9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin';
const SIGNATURE = '5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW';
const JOB = '0b0c4a52-5f0e-4b7c-9a53-8d7d3b6f2f11';
const AT = '2026-01-05T14:30:00';
const SENTENCE = 'There is no account at that address. Check the address of the token’s mint.';

/**
 * What a field of this name looks like, where its own declaration gives no example. A list gives those
 * that depend on the type: the first that fits is taken.
 */
const EXAMPLES: Readonly<Record<string, unknown[]>> = {
  acronym: ['WS'],
  after_minutes: [60],
  age_minutes: [0],
  analysis_timestamp: [AT],
  analysis_window_end: [AT],
  api_credits_used: [1],
  api_settings: [{ transactionLimit: 500, minUsdFilter: 50, walletCount: 10 }],
  apiRateDelay: [100],
  attempt: [1],
  average_buy_usd: [125.25],
  avg_processing_time: [4.2],
  avg_queue_time: [0.8],
  activity_type: ['ACTIVITY_SPL_TRANSFER'],
  axiom_file: [null],
  blocks: [2],
  buyers_found: [10],
  calls: [{ 'helius.getTransactionsForAddress': { calls: 5, credits: 50 } }],
  completed: [12],
  connections_active: [3],
  created_at: [AT],
  credits: [61],
  credits_unaccounted: [0],
  credits_used: [61],
  decimals: [9],
  detail: [SENTENCE],
  dexscreener_requests: [3],
  emoji: ['👻'],
  endpoints: [{ '/api/tokens/history': { hits: 40, blocks: 0, block_rate: 0 } }],
  error: [null, SENTENCE],
  error_code: [null],
  estimated_start_seconds: [null],
  failed: [0],
  finished_at: [AT],
  first_buy_signature: [SIGNATURE],
  first_buy_slot: [250_000_000],
  first_buy_time: [AT],
  first_buy_timestamp: [AT],
  first_transaction_time: [AT],
  flags: [[]],
  groups: [['Main']],
  guarantee: ['It goes on after a restart of this service.'],
  helius_credits: [61],
  hits: [40],
  id: [12],
  job_id: [JOB],
  lamports_spent: ['1500000000'],
  last_analysis_credits: [61],
  launchpad: ['pump.fun'],
  left_out: [{ below_min_usd: 3 }],
  market_cap_ath: [250_000],
  market_cap_usd: [120_000],
  market_cap_usd_current: [180_000],
  market_cap_usd_previous: [150_000],
  maxCreditsPerAnalysis: [1_000],
  maxRetries: [3],
  maxWalletsToStore: [10],
  messages_sent: [24],
  minUsdFilter: [50],
  min_usd: [50],
  minute: [AT],
  misses: [4],
  name: ['Wrapped SOL'],
  page_size: ['10'],
  position: [null],
  price_sources: [['coinbase']],
  processing: [1],
  queued: [0],
  rank: [1],
  remaining: [299],
  requests_total: [120],
  reset_seconds: [3_590],
  result_file: [null],
  results_url: [`/analysis/${JOB}`],
  sequence: [7],
  set_aside_at: [AT],
  shadow_blocks: [0],
  share: [1],
  shed: [0],
  sol_usd: [142.5],
  sound: ['default'],
  stable_usd_spent: [0],
  started_at: [AT],
  state: ['completed'],
  status: ['completed'],
  success_rate: [1],
  supply: ['1000000000000000'],
  symbol: ['SOL'],
  time_window_hours: [24],
  timestamp: [AT],
  token_address: [MINT],
  token_amount: ['2500000000'],
  token_name: ['Wrapped SOL'],
  token_symbol: ['SOL'],
  total: [1],
  total_transactions_analyzed: [500],
  total_unique_buyers: [42],
  total_usd: [250.5],
  total_wallets: [10],
  trackedWalletAddress: [WALLET],
  transactionLimit: [500],
  transaction_count: [2],
  transactions: [500],
  upstreams: [{ helius: { answered: 5, refused: 0, failed: 0 } }],
  uptime_seconds: [3_600],
  usd: [142.5],
  used: [1],
  value: ['100'],
  venues: [['pump.fun']],
  walletCount: [10],
  wallet_address: [WALLET],
  wallet_addresses: [[WALLET]],
  wallet_balance_updated_at: [AT],
  wallet_balance_usd: [1_250.75],
  wallet_balance_usd_previous: [1_100.5],
  wallets_found: [10],
  websocket_connections: [3],
  window_seconds: [300],
  worker: ['worker-1:4711'],
};

/** Name of a value's type in JSON Schema; whole numbers count as `integer`. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function fits(value: unknown, { type, enum: values }: Schema): boolean {
  if (values !== undefined) return values.includes(value);
  const types = [type ?? []].flat();
  const given = typeOf(value);
  return types.includes(given) || (given === 'integer' && types.includes('number'));
}

/** An example for a field that declares none; undefined where the name says nothing. */
export function exampleByName(name: string, schema: Schema): unknown {
  return EXAMPLES[name]?.find((value) => fits(value, schema));
}
