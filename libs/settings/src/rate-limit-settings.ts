import type { Network } from './network';
import type { Rate } from './rate';
import { RATE_LIMIT_VARIABLES } from './rate-limit-variables';
import type { VariableReader } from './read-variable';

type RateVariable = {
  [Name in keyof typeof RATE_LIMIT_VARIABLES]: (typeof RATE_LIMIT_VARIABLES)[Name] extends { kind: 'rate' }
    ? Name
    : never;
}[keyof typeof RATE_LIMIT_VARIABLES];

/** Tiers that a variable can set, such as `analysis` for RATE_LIMIT_ANALYSIS. */
type RatedTier = RateVariable extends infer Name
  ? Name extends `RATE_LIMIT_${infer Tier}`
    ? Lowercase<Tier>
    : never
  : never;

/** Helius credits that may be spent in a window, by each caller or by all together. */
export interface CreditBudget extends Rate {
  scope: 'caller' | 'overall';
}

/** Limits on callers. Durations are in ms. */
export interface RateLimitSettings {
  enabled: boolean;
  /** `shadow` counts and reports, and refuses nobody. */
  mode: 'enforce' | 'shadow';
  /** Rates that were given in place of those the tiers have by themselves. */
  rates: Partial<Record<RatedTier, Rate>>;
  /** What the tiers that spend credits do while Redis is lost. */
  costlyOnStoreLoss: 'share' | 'open' | 'closed';
  /** ms until Redis counts as lost that does not answer. */
  answerMs: number;
  /** That share the limits at least. */
  gateways: number;
  fields: 'draft-11' | 'off';
  trustedProxies: Network[];
  /** Null when none was given: then a random one is right, and gateways with Redis share it there. */
  identitySecret: string | null;
  /** Only those that were set. */
  creditBudgets: CreditBudget[];
  /** From when on a gateway is overloaded; null when it never sheds load. */
  shedding: { inFlight: number; loopDelayMs: number } | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function readRates(read: VariableReader): RateLimitSettings['rates'] {
  const names = Object.keys(RATE_LIMIT_VARIABLES) as (keyof typeof RATE_LIMIT_VARIABLES)[];
  const given = names
    .filter((name) => RATE_LIMIT_VARIABLES[name].kind === 'rate')
    .map((name) => [name.slice('RATE_LIMIT_'.length).toLowerCase(), read.rate(name)] as const)
    .filter(([, rate]) => rate !== null);
  return Object.fromEntries(given);
}

function readBudgets(read: VariableReader): CreditBudget[] {
  const budgets: CreditBudget[] = [
    { scope: 'caller', limit: read.integer('CREDIT_BUDGET_CALLER_HOUR'), windowMs: HOUR_MS },
    { scope: 'caller', limit: read.integer('CREDIT_BUDGET_CALLER_DAY'), windowMs: DAY_MS },
    { scope: 'overall', limit: read.integer('CREDIT_BUDGET_HOUR'), windowMs: HOUR_MS },
    { scope: 'overall', limit: read.integer('CREDIT_BUDGET_DAY'), windowMs: DAY_MS },
  ];
  return budgets.filter(({ limit }) => limit > 0);
}

/** The part of the settings that limits callers; faults are left with `read`. */
export function readRateLimits(read: VariableReader): RateLimitSettings {
  const secret = read.text('RATE_LIMIT_IDENTITY_SECRET');
  const shedding = {
    inFlight: read.integer('RATE_LIMIT_SHEDDING_IN_FLIGHT'),
    loopDelayMs: read.integer('RATE_LIMIT_SHEDDING_LOOP_DELAY_MS'),
  };
  // A choice that does not exist is a fault by now, and no settings come of it.
  return {
    enabled: read.flag('RATE_LIMIT_ENABLED'),
    mode: read.text('RATE_LIMIT_MODE') as RateLimitSettings['mode'],
    rates: readRates(read),
    costlyOnStoreLoss: read.text('RATE_LIMIT_STORE_LOSS') as RateLimitSettings['costlyOnStoreLoss'],
    answerMs: read.integer('RATE_LIMIT_ANSWER_MS'),
    gateways: read.integer('RATE_LIMIT_GATEWAYS'),
    fields: read.text('RATE_LIMIT_FIELDS') as RateLimitSettings['fields'],
    trustedProxies: read.networks('TRUSTED_PROXIES'),
    identitySecret: secret === '' ? null : secret,
    creditBudgets: readBudgets(read),
    shedding: read.flag('RATE_LIMIT_SHEDDING') ? shedding : null,
  };
}
