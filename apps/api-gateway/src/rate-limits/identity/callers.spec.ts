import { createHash } from 'node:crypto';
import { readSettings } from '@meridinate/settings';
import { Callers, type IdentifiedCaller } from './callers';
import { IdentityNames } from './identity-names';

const KEY = 'the key of the desk';
const ENV = {
  DATABASE_URL: 'file:unused.db',
  API_KEY_HASHES: `desk:${createHash('sha256').update(KEY).digest('hex')}`,
  RATE_LIMIT_IDENTITY_SECRET: 'a secret of at least 32 characters',
};
const PROXY = '10.0.0.7';

const callers = (env: Record<string, string> = {}): Callers => {
  const settings = readSettings({ ...ENV, ...env }, { defaultPort: 0 });
  return new Callers(settings, new IdentityNames(settings));
};
const nameOf = ({ identity }: IdentifiedCaller): string | undefined => identity.keys[0]?.key;

describe('callers', () => {
  it.each([
    ['X-Forwarded-For', 'x-forwarded-for', '203.0.113.9'],
    ['Forwarded', 'forwarded', 'for=203.0.113.9'],
    ['X-Real-IP', 'x-real-ip', '203.0.113.9'],
    ['User-Agent', 'user-agent', 'another'],
  ])('are the same whatever they write in %s', (_header, header, value) => {
    const plain = callers().identify({ headers: {}, peer: '203.0.113.1' });
    const written = callers().identify({ headers: { [header]: value }, peer: '203.0.113.1' });
    expect(written).toEqual(plain);
  });

  it('are told apart by what a trusted proxy says, and only by that', () => {
    const trusting = callers({ TRUSTED_PROXIES: '10.0.0.0/8' });
    const through = (forwarded: string) =>
      nameOf(trusting.identify({ headers: { 'x-forwarded-for': forwarded }, peer: PROXY }));
    expect(through('203.0.113.1')).not.toBe(through('203.0.113.2'));
    expect(through('198.51.100.1, 203.0.113.1')).toBe(through('203.0.113.1'));
  });

  it('are the same with every address of an IPv6 /64, and with IPv4 however it is written', () => {
    const from = (peer: string) => nameOf(callers().identify({ headers: {}, peer }));
    expect(from('2001:db8:1:2::1')).toBe(from('2001:db8:1:2:ffff::9'));
    expect(from('2001:db8:1:2::1')).not.toBe(from('2001:db8:1:3::1'));
    expect(from('::ffff:203.0.113.1')).toBe(from('203.0.113.1'));
  });

  it('with a known key are the same from everywhere', () => {
    const keyed = (peer: string) => callers().identify({ headers: { 'x-api-key': KEY }, peer });
    expect(keyed('203.0.113.1')).toEqual(keyed('2001:db8::1'));
    expect(keyed('203.0.113.1')).toMatchObject({ hasWrongKey: false, identity: { callerClass: 'keyed' } });
  });

  it('with a wrong key are counted by their address', () => {
    const guessing = callers().identify({ headers: { 'x-api-key': 'guess' }, peer: '203.0.113.1' });
    const plain = callers().identify({ headers: {}, peer: '203.0.113.1' });
    expect(guessing).toEqual({ identity: plain.identity, hasWrongKey: true });
  });
});
