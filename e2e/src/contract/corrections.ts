import { COMPONENTS, type Schema } from './document';

const NAIVE_UTC = '\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?';
const IS_TIME = /(^timestamp|_timestamp|_at)$/;
/** Clients call text functions on it, so that an unknown time is empty there. */
const MAY_BE_EMPTY = 'Wallet.first_buy_timestamp';

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const flag: Schema = { type: 'boolean' };
const optional = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const time: Schema = { type: 'string', pattern: `^${NAIVE_UTC}$` };
const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** An object that has all of these, and perhaps more. */
const object = (properties: Record<string, Schema>): Schema => ({
  ...{ type: 'object', properties },
  required: Object.keys(properties),
});

const component = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** Fields that clients read and the document leaves to chance. */
const READ_BY_CLIENTS: Readonly<Record<string, readonly string[]>> = {
  Token: [
    ...['credits_used', 'last_analysis_credits', 'wallet_addresses', 'market_cap_usd'],
    ...['market_cap_usd_current', 'market_cap_usd_previous', 'market_cap_updated_at'],
    ...['market_cap_ath', 'market_cap_ath_timestamp'],
  ],
  AnalysisJobSummary: ['token_name', 'token_symbol', 'acronym', 'wallets_found'],
  MultiTokenWallet: ['wallet_balance_usd_previous', 'wallet_balance_updated_at'],
  Wallet: ['wallet_balance_usd_previous', 'wallet_balance_updated_at'],
};

/** Properties that take the place of the document's. */
const INSTEAD: Readonly<Record<string, Record<string, Schema>>> = {
  Token: { wallet_addresses: listOf(text) },
  QueueTokenResponse: { status: { const: 'queued' } },
};

function timed(name: string, schema: Schema): Schema {
  if (schema.anyOf !== undefined) return { anyOf: schema.anyOf.map((one) => timed(name, one)) };
  if (schema.type !== 'string') return schema;
  return name === MAY_BE_EMPTY ? { ...time, pattern: `^(${NAIVE_UTC})?$` } : time;
}

function corrected(component: string, schema: Schema): Schema {
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]): [string, Schema] => [
    name,
    IS_TIME.test(name) ? timed(`${component}.${name}`, property) : property,
  ]);
  return {
    ...schema,
    properties: { ...Object.fromEntries(properties), ...INSTEAD[component] },
    required: [...new Set([...(schema.required ?? []), ...(READ_BY_CLIENTS[component] ?? [])])],
  };
}

/** The document's schemas with what clients really need: naive UTC times and fields it calls optional. */
export const CORRECTED_COMPONENTS: Readonly<Record<string, Schema>> = Object.fromEntries(
  Object.entries(COMPONENTS).map(([name, schema]) => [name, corrected(name, schema)]),
);

const settings: Schema = object({
  ...{ transactionLimit: count, minUsdFilter: { type: 'number' }, walletCount: count },
  ...{ apiRateDelay: count, maxCreditsPerAnalysis: count, maxRetries: count, maxWalletsToStore: count },
});
const solscanSettings: Schema = object({
  ...{ activity_type: text, exclude_amount_zero: text, remove_spam: text },
  ...{ value: text, token_address: text, page_size: text },
});
const watched: Schema = object({
  ...{ address: text, note: optional(text), threshold: optional({ type: 'number' }), registered_at: time },
  ...{ total_notifications: count, last_notification: optional(time) },
});
const done: Schema = object({ status: { const: 'success' }, message: text });
const webhook: Schema = object({
  ...{ webhookID: text, webhookURL: text, accountAddresses: listOf(text), webhookType: text },
});
const axiomWallet: Schema = object({ trackedWalletAddress: text, name: text, emoji: text });

/** Answers that the document leaves open (`{}`), by operation. */
export const OPEN_ANSWERS: Readonly<Record<string, Schema>> = {
  'GET /': object({ message: text, version: text }),
  'GET /health': object({ status: { const: 'healthy' } }),
  'GET /api/debug-mode': object({ debug_mode: flag }),
  'GET /api/debug/config': object({ debug_mode: flag }),
  'GET /api/settings': settings,
  'POST /api/settings': settings,
  'GET /api/solscan-settings': solscanSettings,
  'POST /api/solscan-settings': solscanSettings,
  'GET /metrics/health': object({ status: { const: 'healthy' } }),
  'GET /metrics/stats': object({ uptime_seconds: { type: 'number' } }),
  'POST /register': done,
  'GET /addresses': object({ total: count, addresses: listOf(watched) }),
  'GET /address/{address}': watched,
  'DELETE /address/{address}': done,
  'PUT /address/{address}/note': done,
  'POST /import': object({ message: text, imported: count, skipped: count, total: count }),
  'POST /clear': done,
  'GET /analysis/{job_id}/csv': { type: 'string', pattern: '^wallet_address,' },
  'GET /analysis/{job_id}/axiom': listOf(axiomWallet),
  'POST /wallets/batch-tags': {
    ...{ type: 'object', additionalProperties: listOf(component('WalletTag')) },
  },
  'GET /tags/{tag}/wallets': object({ wallets: listOf(text) }),
  'POST /webhooks/create': object({ status: { const: 'created' }, webhook_id: text }),
  'GET /webhooks/list': object({ total: count, webhooks: listOf(webhook) }),
  'GET /webhooks/{webhook_id}': webhook,
  'DELETE /webhooks/{webhook_id}': object({ status: { const: 'deleted' }, webhook_id: text }),
  'POST /webhooks/callback': object({ status: { const: 'success' }, processed: count }),
  'POST /notify/analysis_complete': object({ status: { const: 'ok' } }),
  'POST /notify/analysis_start': object({ status: { const: 'ok' } }),
};

/** Every error answer, whatever the document says of it: clients show `error`, or `detail`. */
export const PROBLEM: Schema = object({
  ...{ error: { type: 'string', minLength: 1 }, detail: { type: 'string', minLength: 1 } },
  ...{ code: { type: 'string', pattern: '^[A-Z][A-Z_]+$' }, request_id: { type: 'string', minLength: 1 } },
});
