import type { OnStoreLoss } from '../limiter';

/** Whose key was checked: `keyed` is a caller with a known API key, operators included. */
export type CallerClass = 'anonymous' | 'keyed';

/** So many units in a window that begins with the first of them. */
export interface Rate {
  /** Whole, at least 1. */
  limit: number;
  windowMs: number;
}

/** What an overloaded gateway gives up first, from `analysis` to `metrics`; see `isShed`. */
export type Priority = 'analysis' | 'refresh' | 'read' | 'metrics';

export type TierName =
  | 'analysis'
  | 'market_cap_refresh'
  | 'market_cap_credits'
  | 'balance_refresh'
  | 'balance_credits'
  | 'read'
  | 'metrics'
  | 'browse'
  | 'settings_poll'
  | 'write'
  | 'event_stream'
  | 'unknown_path'
  | 'wrong_key';

/** One line of the table of limits. */
export interface Tier {
  name: TierName;
  rates: Readonly<Record<CallerClass, Rate>>;
  /** `strict` holds in every span of the window's length; `fixed` allows twice the limit around a window's end. */
  window: 'fixed' | 'strict';
  /** `tier`: all its routes draw on one quota; `route`: each route template has a quota of its own. */
  bucket: 'tier' | 'route';
  /** What a request costs: one, or as many credits as its batch has entries. */
  unit: 'request' | 'credit';
  onStoreLoss: OnStoreLoss;
  priority: Priority;
}

/** Rates in place of the table's; `analysis` is then that of anonymous callers, the others of everybody. */
export type RateOverrides = Readonly<Partial<Record<TierName | 'analysis_keyed', Rate>>>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const hourly = (limit: number): Rate => ({ limit, windowMs: HOUR_MS });
const minutely = (limit: number): Rate => ({ limit, windowMs: MINUTE_MS });
const everybody = (rate: Rate): Tier['rates'] => ({ anonymous: rate, keyed: rate });

type Line = Omit<Tier, 'name'>;

const COSTLY: Pick<Line, 'window' | 'bucket' | 'onStoreLoss' | 'priority'> = {
  window: 'fixed',
  bucket: 'tier',
  onStoreLoss: 'share',
  priority: 'refresh',
};
const CHEAP: Pick<Line, 'window' | 'bucket' | 'unit' | 'onStoreLoss' | 'priority'> = {
  window: 'fixed',
  bucket: 'route',
  unit: 'request',
  onStoreLoss: 'open',
  priority: 'read',
};
const UNWANTED: Line = {
  rates: everybody(minutely(60)),
  window: 'fixed',
  bucket: 'tier',
  unit: 'request',
  onStoreLoss: 'share',
  priority: 'analysis',
};

/**
 * The first seven lines are the specification's, with the batches of its refreshes counted in credits
 * besides. The rest are for routes outside its table: a known web client polls one settings route twice
 * a second from each open tab, and asks for a token's details on every row the mouse passes.
 */
const LINES: Readonly<Record<TierName, Line>> = {
  analysis: {
    ...COSTLY,
    rates: { anonymous: hourly(5), keyed: hourly(20) },
    window: 'strict',
    unit: 'request',
    priority: 'analysis',
  },
  market_cap_refresh: { ...COSTLY, rates: everybody(hourly(30)), unit: 'request' },
  market_cap_credits: { ...COSTLY, rates: everybody(hourly(3_000)), unit: 'credit' },
  balance_refresh: { ...COSTLY, rates: everybody(hourly(60)), unit: 'request' },
  balance_credits: { ...COSTLY, rates: everybody(hourly(12_000)), unit: 'credit' },
  read: { ...CHEAP, rates: everybody(hourly(300)), onStoreLoss: 'share' },
  metrics: { ...CHEAP, rates: everybody(hourly(1_000)), priority: 'metrics' },
  browse: { ...CHEAP, rates: everybody(minutely(1_200)) },
  settings_poll: { ...CHEAP, rates: everybody(minutely(3_000)) },
  write: { ...CHEAP, rates: everybody(minutely(600)) },
  event_stream: { ...CHEAP, rates: everybody(minutely(300)) },
  unknown_path: UNWANTED,
  wrong_key: UNWANTED,
};

/** True where no span of time, short or long, admits more under `other`. */
const covers = (rate: Rate, other: Rate): boolean =>
  rate.limit >= other.limit * Math.ceil(rate.windowMs / other.windowMs);

function ratesOf(name: TierName, { rates }: Line, overrides: RateOverrides): Tier['rates'] {
  const given = overrides[name];
  if (name !== 'analysis') return given ? everybody(given) : rates;
  // A key never makes its caller slower than a caller without one, unless somebody asked for that.
  const anonymous = given ?? rates.anonymous;
  const keyed = overrides.analysis_keyed ?? (covers(rates.keyed, anonymous) ? rates.keyed : anonymous);
  return { anonymous, keyed };
}

/**
 * The table of limits.
 *
 * @param costlyOnStoreLoss what the tiers that spend credits do while the shared store is lost
 */
export function tierTable(
  overrides: RateOverrides = {},
  costlyOnStoreLoss: OnStoreLoss = 'share',
): Readonly<Record<TierName, Tier>> {
  const tierOf = (name: TierName): Tier => {
    const line = LINES[name];
    const costly = line.priority === 'refresh' || name === 'analysis';
    return {
      ...line,
      name,
      rates: ratesOf(name, line, overrides),
      ...(costly && { onStoreLoss: costlyOnStoreLoss }),
    };
  };
  const names = Object.keys(LINES) as TierName[];
  return Object.fromEntries(names.map((name) => [name, tierOf(name)])) as Record<TierName, Tier>;
}
