import { chargesFor } from './charges';
import { identitiesUnder } from './identity';
import { parseIpAddress } from './ip-address';
import { tierTable } from './tiers';

const table = tierTable();
const identities = identitiesUnder('a secret of thirty-two characters');
const desk = identities.ofAccount('desk');
const ipv6 = identities.ofAddress(parseIpAddress('2001:db8::1'));

describe('the charges of a request', () => {
  it('are one for a caller with one key, at the rate of its class', () => {
    expect(chargesFor(table.analysis, desk, { route: 'POST /analyze/token', cost: 1 })).toEqual([
      {
        key: `${desk.keys[0]?.key}:analysis`,
        name: 'analysis',
        limit: 20,
        windowMs: 3_600_000,
        cost: 1,
        strict: true,
        onStoreLoss: 'share',
        callerClass: 'keyed',
      },
    ]);
  });

  it('are two for IPv6, the looser one with sixteen times the limit and never strict', () => {
    const charges = chargesFor(table.analysis, ipv6, { route: 'POST /analyze/token', cost: 1 });
    expect(charges.map(({ name, limit, strict }) => ({ name, limit, strict }))).toEqual([
      { name: 'analysis', limit: 5, strict: true },
      { name: 'analysis_network', limit: 80, strict: false },
    ]);
    expect(new Set(charges.map(({ key }) => key)).size).toBe(2);
  });

  it('fall on one quota for both analyse routes, and on one for each read', () => {
    const keyOf = (tier: 'analysis' | 'read', route: string) =>
      chargesFor(table[tier], desk, { route, cost: 1 })[0]?.key;
    expect(keyOf('analysis', 'POST /analyze/token/redis')).toBe(keyOf('analysis', 'POST /analyze/token'));
    expect(keyOf('read', 'GET /api/tokens/history')).not.toBe(keyOf('read', 'GET /api/tokens/trash'));
  });

  it('carry the cost of a batch', () => {
    const [charge] = chargesFor(table.balance_credits, desk, {
      route: 'POST /wallets/refresh-balances',
      cost: 40,
    });
    expect(charge).toMatchObject({ cost: 40, limit: 12_000 });
  });
});
