import {
  array,
  assert,
  constant,
  ipV4,
  ipV6,
  nat,
  oneof,
  option,
  property,
  string,
  type Arbitrary,
} from 'fast-check';
import { clientAddressReader, type TrustedNetwork } from './client-address';

const PROXIES: TrustedNetwork[] = [
  { family: 'ipv4', address: '10.0.0.0', prefix: 8 },
  { family: 'ipv6', address: 'fd00::', prefix: 8 },
];
const read = clientAddressReader(PROXIES);
const clientOf = (...question: Parameters<typeof read>): string | undefined => read(...question)?.text;

const isOutside = (text: string): boolean => !/^(10\.|fd|::ffff:)/i.test(text);
const outsider: Arbitrary<string> = oneof(ipV4(), ipV6()).filter(isOutside);
const proxy: Arbitrary<string> = nat(255).map((last) => `10.0.0.${last}`);
const anyEntry = oneof(string(), outsider, proxy, constant('unknown'), constant('[::1]:80'));
const anyHeader = option(oneof(array(anyEntry), string()), { nil: undefined });

describe('the address of a client', () => {
  it('is its socket’s, whatever it writes into the header, while nobody is trusted', () => {
    expect(clientAddressReader([])('203.0.113.7', '198.51.100.1')?.text).toBe('203.0.113.7');
  });

  it('is never changed by a header of a peer that is not trusted', () => {
    assert(
      property(outsider, anyHeader, (peer, header) => {
        expect(read(peer, header)).toEqual(read(peer, undefined));
      }),
    );
  });

  it('is what the last proxy saw, whatever the client wrote before that', () => {
    assert(
      property(
        outsider,
        array(anyEntry),
        array(proxy, { maxLength: 5 }),
        proxy,
        (client, forged, hops, peer) => {
          const header = [...forged, client, ...hops].join(', ');
          expect(read(peer, header)).toEqual(read(client, undefined));
        },
      ),
    );
  });

  it('is found behind several proxies of both families', () => {
    expect(clientOf('::ffff:10.0.0.1', '198.51.100.1, 203.0.113.7:5000, [fd00::5]:443, 10.1.1.1')).toBe(
      '203.0.113.7',
    );
  });

  it('is the same for repeated lines as for one list', () => {
    expect(clientOf('10.0.0.1', ['198.51.100.1', '203.0.113.7, 10.2.2.2'])).toBe('203.0.113.7');
  });

  it('is the proxy’s own where the proxy names nobody', () => {
    expect(clientOf('10.0.0.1', undefined)).toBe('10.0.0.1');
    expect(clientOf('10.0.0.1', ' , ')).toBe('10.0.0.1');
    expect(clientOf('10.0.0.1', '203.0.113.7, unknown')).toBe('10.0.0.1');
    expect(clientOf('10.0.0.1', '203.0.113.7, unknown, 10.9.9.9')).toBe('10.9.9.9');
  });

  it('is looked for among the last 32 entries only', () => {
    const hops = (count: number): string => Array<string>(count).fill('10.0.0.2').join(',');
    expect(clientOf('10.0.0.1', `203.0.113.7,${hops(31)}`)).toBe('203.0.113.7');
    expect(clientOf('10.0.0.1', `203.0.113.7,${hops(32)}`)).toBe('10.0.0.2');
  });

  it('is unknown where the socket has none, and then no header gives one', () => {
    expect(read(undefined, '203.0.113.7')).toBeNull();
  });
});

describe('the list of trusted networks', () => {
  it('cannot hold everybody', () => {
    expect(() => clientAddressReader([{ family: 'ipv4', address: '0.0.0.0', prefix: 0 }])).toThrow(
      '0.0.0.0/0 would trust every caller',
    );
  });
});
