import { BlockList, isIP } from 'node:net';
import { MeridinateError } from '@meridinate/errors';

const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv6');
}

/** Names that only mean something within a network; a name without a dot does so, too. */
const PRIVATE_NAME = /^[^.]+$|(^|\.)(localhost|local|internal|lan|home|arpa)$/;

/** A private name or address. Where a public name leads is for its owner to say, and Helius to find out. */
function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const version = isIP(host);
  return version === 0 ? PRIVATE_NAME.test(host) : PRIVATE.check(host, version === 4 ? 'ipv4' : 'ipv6');
}

function faultOf(text: string, allowHttp: boolean): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return 'must be a URL such as https://example.org/webhooks/callback';
  if (url.protocol !== 'https:' && !(allowHttp && url.protocol === 'http:')) {
    return allowHttp ? 'must begin with https:// or http://' : 'must begin with https://';
  }
  if (url.username !== '' || url.password !== '') return 'must not have a user or a password in it';
  return isPrivate(url.hostname) ? 'must not lead into a private network, which Helius cannot reach' : null;
}

/** Whether two URLs are the same once written as a URL is: host in small letters, no default port. */
export const isSameUrl = (one: string, other: string): boolean =>
  URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href;

/**
 * Checks a URL that a caller names for deliveries. Its text stays out of the error.
 *
 * @throws MeridinateError REQUEST_FIELD_INVALID
 */
export function checkCallbackUrl(text: string, { allowHttp }: { allowHttp: boolean }): void {
  const reason = faultOf(text, allowHttp);
  if (reason === null) return;
  throw new MeridinateError('REQUEST_FIELD_INVALID', { faults: [{ field: 'webhook_url', reason }] });
}
