import { addressGroups } from './address-group';
import { parseIpAddress } from './ip-address';

const groupsOf = (text: string) => addressGroups(parseIpAddress(text));

describe('the groups of an address', () => {
  it('are the address alone for IPv4, mapped or not', () => {
    const alone = [{ network: '203.0.113.7', looseness: 1 }];
    expect(groupsOf('203.0.113.7')).toEqual(alone);
    expect(groupsOf('::ffff:203.0.113.7')).toEqual(alone);
    expect(groupsOf('::ffff:cb00:7107')).toEqual(alone);
  });

  it('are the /64, and more loosely the /48, for IPv6', () => {
    expect(groupsOf('2001:db8:0:1:aaaa::1')).toEqual([
      { network: '2001:db8:0:1::/64', looseness: 1 },
      { network: '2001:db8:0::/48', looseness: 16 },
    ]);
  });

  it('are one for all addresses of a /64, however they are written', () => {
    const spellings = ['2001:db8:0:1::1', '2001:0DB8:0000:0001:ffff::', '2001:db8:0:1:1:2:3:4'];
    expect(new Set(spellings.map((text) => groupsOf(text)[0]?.network)).size).toBe(1);
  });

  it('differ in the /64 and agree in the /48 for neighbours', () => {
    const [left, right] = [groupsOf('2001:db8:0:1::1'), groupsOf('2001:db8:0:2::1')];
    expect(left[0]).not.toEqual(right[0]);
    expect(left[1]).toEqual(right[1]);
  });

  it('are one for all callers without an address', () => {
    expect(addressGroups(null)).toEqual([{ network: 'none', looseness: 1 }]);
  });
});
