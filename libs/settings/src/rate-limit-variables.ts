import type { Variable } from './variables';

/** Those of a strict window keep every hit, so their limit is bounded. */
const STRICT_LIMIT_MAX = 1_000;

const rate = (meaning: string, max?: number) => ({ kind: 'rate', fallback: null, max, meaning }) as const;

const creditBudget = (whose: string): Variable => ({
  kind: 'integer',
  fallback: '0',
  min: 0,
  max: 1_000_000_000,
  meaning: `Helius credits that ${whose}, refreshes apart; 0 sets no such limit`,
});

/** Variables of the limits, in the order of `.env.example`; part of {@link VARIABLES}. */
export const RATE_LIMIT_VARIABLES = {
  RATE_LIMIT_ENABLED: {
    kind: 'flag',
    fallback: 'false',
    meaning:
      'true limits how often each caller may ask; with REDIS_ENABLED all gateways count together, else each for itself',
  },
  RATE_LIMIT_MODE: {
    kind: 'choice',
    choices: ['enforce', 'shadow'],
    fallback: 'enforce',
    meaning: 'enforce, or shadow: count and report refusals, but refuse nobody',
  },
  RATE_LIMIT_ANALYSIS: rate(
    'Analyses of a caller without a key, both routes together, such as 5/hour (which it is by itself), 100/minute, 1000/day or 5/10seconds',
    STRICT_LIMIT_MAX,
  ),
  RATE_LIMIT_ANALYSIS_KEYED: rate(
    'Analyses of a caller with a known key; 20/hour by itself',
    STRICT_LIMIT_MAX,
  ),
  RATE_LIMIT_MARKET_CAP_REFRESH: rate('Refreshes of market capitalisations; 30/hour by itself'),
  RATE_LIMIT_MARKET_CAP_CREDITS: rate('Tokens in those refreshes; 3000/hour by itself'),
  RATE_LIMIT_BALANCE_REFRESH: rate('Refreshes of wallet balances; 60/hour by itself'),
  RATE_LIMIT_BALANCE_CREDITS: rate('Wallets in those refreshes; 12000/hour by itself'),
  RATE_LIMIT_READ: rate('Token history, trash and wallets of several tokens, each; 300/hour by itself'),
  RATE_LIMIT_METRICS: rate('Each route of the metrics; 1000/hour by itself'),
  RATE_LIMIT_BROWSE: rate('Each other route that reads; 1200/minute by itself'),
  RATE_LIMIT_SETTINGS_POLL: rate(
    'GET /api/solscan-settings, which an open tab asks twice a second; 3000/minute by itself',
  ),
  RATE_LIMIT_WRITE: rate('Each other route that changes something; 600/minute by itself'),
  RATE_LIMIT_EVENT_STREAM: rate('New connections for live events, each route; 300/minute by itself'),
  RATE_LIMIT_UNKNOWN_PATH: rate('Paths that do not exist, all together; 60/minute by itself'),
  RATE_LIMIT_WRONG_KEY: rate('Requests with an unknown key, by address; 60/minute by itself'),
  RATE_LIMIT_STORE_LOSS: {
    kind: 'choice',
    choices: ['share', 'open', 'closed'],
    fallback: 'share',
    meaning:
      'Analyses and refreshes while Redis is lost: share (each gateway its share of what was left), open (no limit) or closed (503)',
  },
  RATE_LIMIT_ANSWER_MS: {
    kind: 'integer',
    fallback: '50',
    min: 5,
    max: 10_000,
    meaning:
      'Longest wait for a decision of Redis, in ms; then a gateway decides alone until Redis answers again. Higher where Redis is far away or its machine is busy',
  },
  RATE_LIMIT_GATEWAYS: {
    kind: 'integer',
    fallback: '1',
    min: 1,
    max: 1_000,
    meaning:
      'Gateways there are at least. They count each other through Redis; this bounds what a gateway gives out that starts while Redis is away',
  },
  RATE_LIMIT_FIELDS: {
    kind: 'choice',
    choices: ['draft-11', 'off'],
    fallback: 'draft-11',
    meaning:
      'Syntax of the fields RateLimit and RateLimit-Policy, which are an IETF draft; off leaves them out',
  },
  TRUSTED_PROXIES: {
    kind: 'networks',
    fallback: '',
    meaning:
      'Networks of the reverse proxies whose X-Forwarded-For is believed, as CIDRs such as 10.0.0.0/8, separated by commas; nobody’s is when empty',
  },
  RATE_LIMIT_IDENTITY_SECRET: {
    kind: 'secret',
    fallback: '',
    min: 32,
    meaning:
      'At least 32 characters, the same for all gateways, under which callers are counted. Empty: a random one, kept in Redis where gateways share it. Never logged',
  },
  CREDIT_BUDGET_CALLER_HOUR: creditBudget('the analyses of one caller may spend in an hour'),
  CREDIT_BUDGET_CALLER_DAY: creditBudget('the analyses of one caller may spend in a day'),
  CREDIT_BUDGET_HOUR: creditBudget('the analyses of all callers together may spend in an hour'),
  CREDIT_BUDGET_DAY: creditBudget('the analyses of all callers together may spend in a day'),
  RATE_LIMIT_SHEDDING: {
    kind: 'flag',
    fallback: 'true',
    meaning:
      'With RATE_LIMIT_ENABLED, answers 503 under overload: to callers without a key first, to analyses before reads',
  },
  RATE_LIMIT_SHEDDING_IN_FLIGHT: {
    kind: 'integer',
    fallback: '500',
    min: 1,
    max: 1_000_000,
    meaning: 'Requests being answered at once from which on a gateway is overloaded',
  },
  RATE_LIMIT_SHEDDING_LOOP_DELAY_MS: {
    kind: 'integer',
    fallback: '250',
    min: 10,
    max: 60_000,
    meaning: 'Mean delay of the event loop, in ms, from which on a gateway is overloaded',
  },
} as const satisfies Record<string, Variable>;
