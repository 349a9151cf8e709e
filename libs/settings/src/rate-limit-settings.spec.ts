import type { Environment } from './read-variable';
import { readSettings } from './settings';

const limitsIn = (environment: Environment) => readSettings(environment, { defaultPort: 5003 }).rateLimit;

describe('the settings of the limits', () => {
  it('limit nobody by themselves, and trust no proxy', () => {
    expect(limitsIn({})).toEqual({
      enabled: false,
      mode: 'enforce',
      rates: {},
      costlyOnStoreLoss: 'share',
      answerMs: 50,
      gateways: 1,
      fields: 'draft-11',
      trustedProxies: [],
      identitySecret: null,
      creditBudgets: [],
      shedding: { inFlight: 500, loopDelayMs: 250 },
    });
  });

  it('give a rate to the tier that the variable names', () => {
    const environment = {
      RATE_LIMIT_ANALYSIS: '7/hour',
      RATE_LIMIT_ANALYSIS_KEYED: '70/day',
      RATE_LIMIT_MARKET_CAP_CREDITS: '9/minute',
    };
    expect(limitsIn(environment).rates).toEqual({
      analysis: { limit: 7, windowMs: 3_600_000 },
      analysis_keyed: { limit: 70, windowMs: 86_400_000 },
      market_cap_credits: { limit: 9, windowMs: 60_000 },
    });
  });

  it('hold the strict rates to what can be kept in full', () => {
    expect(() => limitsIn({ RATE_LIMIT_ANALYSIS: '1001/hour' })).toThrow(
      'RATE_LIMIT_ANALYSIS must not allow more than 1000 at a time, not "1001/hour"',
    );
    expect(limitsIn({ RATE_LIMIT_READ: '100000/hour' }).rates.read?.limit).toBe(100_000);
  });

  it('name every fault of a rate, a mode and a list of proxies at once', () => {
    const environment = {
      RATE_LIMIT_READ: 'often',
      RATE_LIMIT_MODE: 'dry',
      RATE_LIMIT_STORE_LOSS: 'maybe',
      TRUSTED_PROXIES: '10.0.0.0/8, 1',
    };
    expect(() => limitsIn(environment)).toThrow(
      /RATE_LIMIT_MODE must be one of enforce, shadow(.|\n)*RATE_LIMIT_READ must be a rate(.|\n)*RATE_LIMIT_STORE_LOSS must be one of share, open, closed(.|\n)*TRUSTED_PROXIES must name the networks/,
    );
  });

  it('trust the networks of a list', () => {
    expect(limitsIn({ TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8' }).trustedProxies).toEqual([
      { family: 'ipv4', address: '10.0.0.0', prefix: 8 },
      { family: 'ipv6', address: 'fd00::', prefix: 8 },
    ]);
  });

  it('refuse a short identity secret without repeating it', () => {
    const long = 'x'.repeat(32);
    expect(limitsIn({ RATE_LIMIT_IDENTITY_SECRET: long }).identitySecret).toBe(long);
    const short = () => limitsIn({ RATE_LIMIT_IDENTITY_SECRET: 'hush' });
    expect(short).toThrow('RATE_LIMIT_IDENTITY_SECRET must have at least 32 characters');
    expect(short).not.toThrow(/hush/);
  });

  it('have only the credit budgets that were set', () => {
    expect(limitsIn({ CREDIT_BUDGET_CALLER_DAY: '500', CREDIT_BUDGET_HOUR: '9000' }).creditBudgets).toEqual([
      { scope: 'caller', limit: 500, windowMs: 86_400_000 },
      { scope: 'overall', limit: 9_000, windowMs: 3_600_000 },
    ]);
  });

  it('shed no load when that is turned off', () => {
    expect(limitsIn({ RATE_LIMIT_SHEDDING: 'false' }).shedding).toBeNull();
  });
});
