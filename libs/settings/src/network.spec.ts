import { networkFault, parseNetwork } from './network';

describe('a network of trusted proxies', () => {
  it.each([
    ['10.0.0.0/8', { family: 'ipv4', address: '10.0.0.0', prefix: 8 }],
    ['192.0.2.7', { family: 'ipv4', address: '192.0.2.7', prefix: 32 }],
    ['fd00::/8', { family: 'ipv6', address: 'fd00::', prefix: 8 }],
    ['::1', { family: 'ipv6', address: '::1', prefix: 128 }],
  ])('can be %s', (text, network) => {
    expect(parseNetwork(text)).toEqual(network);
    expect(networkFault(text)).toBeNull();
  });

  it.each(['1', '2', 'true', 'TRUE', '*', '0.0.0.0/0', '::/0', '10.0.0.0/0'])(
    'cannot be %s, which would trust whoever asks',
    (text) => {
      expect(networkFault(text)).toContain('would let each caller choose its address');
    },
  );

  it.each([
    '10.0.0.0/33',
    'fd00::/129',
    '10.0.0/8',
    'loopback',
    'proxy.internal',
    'fe80::1%eth0',
    '10.0.0.0/-1',
    '/8',
  ])('cannot be %s, which is none', (text) => {
    expect(parseNetwork(text)).toBeNull();
    expect(networkFault(text)).toMatch(/^must be networks such as/);
  });

  it('cannot be IPv4 written as IPv6, because callers are told apart by IPv4 then', () => {
    expect(networkFault('::ffff:10.0.0.0/104')).toContain('must write IPv4 networks as IPv4');
  });
});
