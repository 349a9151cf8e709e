import { identitiesUnder } from './identity';
import { parseIpAddress } from './ip-address';

const SECRET = 'a secret of thirty-two characters';
const identities = identitiesUnder(SECRET);
const ofAddress = (text: string) => identities.ofAddress(parseIpAddress(text));

describe('an identity', () => {
  it('is keyed for an account and anonymous for an address', () => {
    expect(identities.ofAccount('desk').callerClass).toBe('keyed');
    expect(ofAddress('203.0.113.7').callerClass).toBe('anonymous');
  });

  it('is the same in every process that has the secret, and another under another secret', () => {
    expect(identitiesUnder(SECRET).ofAccount('desk')).toEqual(identities.ofAccount('desk'));
    const elsewhere = identitiesUnder('another secret of so many characters');
    expect(elsewhere.ofAccount('desk')).not.toEqual(identities.ofAccount('desk'));
  });

  it('holds nothing of the name or the address', () => {
    for (const identity of [identities.ofAccount('desk'), ofAddress('203.0.113.7')]) {
      expect(identity.keys.map(({ key }) => key)).toEqual([expect.stringMatching(/^[\w-]{22}$/)]);
      expect(JSON.stringify(identity)).not.toMatch(/desk|203\.0\.113\.7/);
    }
  });

  it('never makes an account of an address', () => {
    expect(identities.ofAccount('203.0.113.7').keys).not.toEqual(ofAddress('203.0.113.7').keys);
  });

  it('has for IPv6 the key of the /64 and, more loosely, that of the /48', () => {
    const [one, other] = [ofAddress('2001:db8:0:1::1'), ofAddress('2001:db8:0:2::1')];
    expect(one.keys.map(({ looseness }) => looseness)).toEqual([1, 16]);
    expect(one.keys[0]).not.toEqual(other.keys[0]);
    expect(one.keys[1]).toEqual(other.keys[1]);
  });

  it('is not made under a secret that could be guessed', () => {
    expect(() => identitiesUnder('short')).toThrow('at least 32 characters');
  });
});
