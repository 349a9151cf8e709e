import { isIP } from 'node:net';

/** A network of IP addresses. */
export interface Network {
  family: 'ipv4' | 'ipv6';
  address: string;
  /** Leading bits that count, at least 1. */
  prefix: number;
}

const BITS = { 4: 32, 6: 128 } as const;

/** Reads a CIDR such as `10.0.0.0/8`, or one address; null when it is neither, or holds every address. */
export function parseNetwork(text: string): Network | null {
  const [, address = '', length] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  if (version !== 4 && version !== 6) return null;
  const prefix = length === undefined ? BITS[version] : Number(length);
  if (prefix < 1 || prefix > BITS[version]) return null;
  return { family: version === 4 ? 'ipv4' : 'ipv6', address, prefix };
}

/** What is wrong with one entry of a list of trusted networks, or null. */
export function networkFault(text: string): string | null {
  if (/^(\d+|true|\*)$|\/0+$/i.test(text)) {
    return 'must name the networks of your proxies, such as 10.0.0.0/8: a number of hops, true or everybody would let each caller choose its address';
  }
  if (/^::ffff:/i.test(text)) return 'must write IPv4 networks as IPv4, such as 10.0.0.0/8';
  return parseNetwork(text) === null
    ? 'must be networks such as 10.0.0.0/8 or fd00::/8, separated by commas'
    : null;
}
