import { assert, ipV4, ipV6, property } from 'fast-check';
import { parseIpAddress } from './ip-address';

const textOf = (written: string): string | undefined => parseIpAddress(written)?.text;

describe('parseIpAddress', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7 ', '203.0.113.7'],
    ['203.0.113.7:4711', '203.0.113.7'],
    ['[2001:db8::1]:4711', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['[fe80::1%eth0]:80', 'fe80::1'],
  ])('reads %s as %s', (written, text) => {
    expect(textOf(written)).toBe(text);
  });

  it.each([
    '::ffff:1.2.3.4',
    '::ffff:102:304',
    '::FFFF:102:304',
    '0:0:0:0:0:ffff:1.2.3.4',
    '[::ffff:1.2.3.4]:80',
  ])('takes %s as the IPv4 address mapped into it', (written) => {
    expect(parseIpAddress(written)).toEqual({ family: 'ipv4', text: '1.2.3.4' });
  });

  it.each([
    '',
    'unknown',
    '_hidden',
    '1',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '2001:db8::1::2',
    '[1.2.3.4',
    ':80',
  ])('takes "%s" for no address', (written) => {
    expect(parseIpAddress(written)).toBeNull();
  });

  it('does not take an address that only ends like IPv4 for a mapped one', () => {
    expect(parseIpAddress('64:ff9b::1.2.3.4')).toMatchObject({
      words: [0x64, 0xff9b, 0, 0, 0, 0, 0x102, 0x304],
    });
    expect(parseIpAddress('::1.2.3.4')?.family).toBe('ipv6');
  });

  it('reads every IPv4 address as itself, mapped or not', () => {
    assert(
      property(ipV4(), (text) => {
        expect(parseIpAddress(text)).toEqual({ family: 'ipv4', text });
        expect(parseIpAddress(`::ffff:${text}`)).toEqual({ family: 'ipv4', text });
      }),
    );
  });

  it('reads every IPv6 address to the eight numbers that a URL has of it', () => {
    const inUrl = (text: string): string => new URL(`http://[${text}]`).hostname;
    assert(
      property(ipV6(), (text) => {
        const address = parseIpAddress(text);
        if (address?.family !== 'ipv6') return inUrl(text).startsWith('[::ffff:');
        expect(address.words).toHaveLength(8);
        return inUrl(address.words.map((word) => word.toString(16)).join(':')) === inUrl(text);
      }),
    );
  });
});
