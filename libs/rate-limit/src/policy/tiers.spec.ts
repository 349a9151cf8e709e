import { tierTable, type TierName } from './tiers';

const HOUR_MS = 3_600_000;

describe('the table of limits', () => {
  const table = tierTable();

  it.each([
    ['analysis', 5, 20],
    ['market_cap_refresh', 30, 30],
    ['balance_refresh', 60, 60],
    ['read', 300, 300],
    ['metrics', 1_000, 1_000],
  ] as const)('has %s at %i an hour without a key and %i with one', (name, anonymous, keyed) => {
    expect(table[name].rates).toEqual({
      anonymous: { limit: anonymous, windowMs: HOUR_MS },
      keyed: { limit: keyed, windowMs: HOUR_MS },
    });
  });

  it('names each tier by its key', () => {
    for (const [name, tier] of Object.entries(table)) expect(tier.name).toBe(name);
  });

  it('has both analyse routes draw on one strict quota', () => {
    expect(table.analysis).toMatchObject({ bucket: 'tier', window: 'strict', unit: 'request' });
  });

  it('counts reads and metrics for each route, refreshes for both spellings of theirs', () => {
    expect([table.read.bucket, table.metrics.bucket]).toEqual(['route', 'route']);
    expect([table.market_cap_refresh.bucket, table.balance_refresh.bucket]).toEqual(['tier', 'tier']);
  });

  it('gives a batch of credits to every refresh that the hour allows', () => {
    const batch = 100;
    const creditsFor = (requests: TierName, credits: TierName) => ({
      asked: table[requests].rates.anonymous.limit * batch,
      given: table[credits].rates.anonymous.limit,
    });
    for (const { asked, given } of [
      creditsFor('market_cap_refresh', 'market_cap_credits'),
      creditsFor('balance_refresh', 'balance_credits'),
    ]) {
      expect(given).toBeGreaterThanOrEqual(asked);
    }
  });

  it('lets ten open tabs poll the settings twice a second, and a mouse pass ten rows a second', () => {
    const perSecond = (name: TierName): number => {
      const { limit, windowMs } = table[name].rates.anonymous;
      return (limit * 1_000) / windowMs;
    };
    expect(perSecond('settings_poll')).toBeGreaterThanOrEqual(2 * 10);
    expect(perSecond('browse')).toBeGreaterThanOrEqual(10);
  });
});

describe('rates in place of the table’s', () => {
  const rate = { limit: 7, windowMs: 60_000 };

  it('hold for everybody and leave the other tiers alone', () => {
    const table = tierTable({ read: rate });
    expect(table.read.rates).toEqual({ anonymous: rate, keyed: rate });
    expect(table.metrics).toEqual(tierTable().metrics);
  });

  it('leave the figure of keyed callers alone while that is the quicker', () => {
    const slower = { limit: 2, windowMs: HOUR_MS };
    expect(tierTable({ analysis: slower }).analysis.rates).toEqual({
      anonymous: slower,
      keyed: { limit: 20, windowMs: HOUR_MS },
    });
  });

  it.each([
    ['more in a day than a key in an hour', { limit: 100, windowMs: 24 * HOUR_MS }],
    ['more at once, though as many in the long run', { limit: 40, windowMs: 2 * HOUR_MS }],
    ['more in an hour that three windows touch', { limit: 8, windowMs: 25 * 60_000 }],
  ])('hold for keyed callers too where they allow %s', (_, given) => {
    expect(tierTable({ analysis: given }).analysis.rates).toEqual({ anonymous: given, keyed: given });
  });

  it('raise keyed callers with anonymous ones, unless they have a figure of their own', () => {
    expect(tierTable({ analysis: rate }).analysis.rates.keyed).toEqual(rate);
    const own = { limit: 1, windowMs: HOUR_MS };
    expect(tierTable({ analysis: rate, analysis_keyed: own }).analysis.rates).toEqual({
      anonymous: rate,
      keyed: own,
    });
  });
});

describe('the loss of the store', () => {
  const policies = (names: TierName[], table = tierTable()) => names.map((name) => table[name].onStoreLoss);
  const costly: TierName[] = [
    'analysis',
    'market_cap_refresh',
    'market_cap_credits',
    'balance_refresh',
    'balance_credits',
  ];

  it('leaves a replica its share of what costs credits, and everybody what costs next to nothing', () => {
    expect(new Set(policies(costly))).toEqual(new Set(['share']));
    expect(new Set(policies(['metrics', 'browse', 'settings_poll', 'write']))).toEqual(new Set(['open']));
  });

  it('closes what costs credits, and nothing else, where that is asked for', () => {
    const closed = tierTable({}, 'closed');
    expect(new Set(policies(costly, closed))).toEqual(new Set(['closed']));
    const others = Object.values(closed).filter(({ name }) => !costly.includes(name));
    expect(others.map(({ onStoreLoss }) => onStoreLoss)).not.toContain('closed');
  });
});
