import { BlockList } from 'node:net';
import { parseIpAddress, type IpAddress } from './ip-address';

/** A network whose proxies say truly in `X-Forwarded-For` whom they speak for. */
export interface TrustedNetwork {
  family: 'ipv4' | 'ipv6';
  address: string;
  /** Leading bits that count, at least 1: whoever trusts everybody lets every caller pick its address. */
  prefix: number;
}

/**
 * Tells a client's address.
 *
 * @param peer address of the socket's other end; undefined where it has none
 * @param forwardedFor `X-Forwarded-For` as it came; several lines count as one list
 * @returns null when there is no peer
 */
export type ClientAddressReader = (
  peer: string | undefined,
  forwardedFor: string | readonly string[] | undefined,
) => IpAddress | null;

/** A longer list is read no further than this from its end. */
const ENTRIES_READ = 32;

function entriesFromTheEnd(forwardedFor: string | readonly string[] | undefined): string[] {
  const list = typeof forwardedFor === 'string' ? forwardedFor : (forwardedFor ?? []).join(',');
  const entries = list.split(',').filter((entry) => entry.trim() !== '');
  return entries.slice(-ENTRIES_READ).reverse();
}

function trustOf(networks: readonly TrustedNetwork[]): (address: IpAddress) => boolean {
  const trusted = new BlockList();
  for (const { address, prefix, family } of networks) {
    if (prefix < 1) throw new RangeError(`${address}/${prefix} would trust every caller`);
    trusted.addSubnet(address, prefix, family);
  }
  return ({ text, family }) => networks.length > 0 && trusted.check(text, family);
}

/**
 * Makes a reader that believes `X-Forwarded-For` as far as trusted proxies wrote it: from its end to the
 * first address that is not theirs. What stands before that, the client may have written itself.
 *
 * @throws RangeError for a network of all addresses
 */
export function clientAddressReader(networks: readonly TrustedNetwork[]): ClientAddressReader {
  const isTrusted = trustOf(networks);
  return (peer, forwardedFor) => {
    let nearest = peer === undefined ? null : parseIpAddress(peer);
    if (nearest === null || !isTrusted(nearest)) return nearest;
    for (const entry of entriesFromTheEnd(forwardedFor)) {
      const next = parseIpAddress(entry);
      // A proxy that cannot say whom it speaks for is counted itself.
      if (next === null) return nearest;
      nearest = next;
      if (!isTrusted(nearest)) return nearest;
    }
    return nearest;
  };
}
