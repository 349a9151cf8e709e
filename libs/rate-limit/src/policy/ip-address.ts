import { isIP } from 'node:net';

/** An IP address without port, brackets and zone. IPv4 that came mapped into IPv6 is IPv4. */
export type IpAddress =
  | { family: 'ipv4'; text: string }
  | {
      family: 'ipv6';
      text: string;
      /** Eight numbers of 16 bits. */
      words: readonly number[];
    };

const WORDS = 8;

const wordsIn = (part: string): number[] =>
  part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16));

/** @param text IPv6 that `isIP` accepts, without a zone */
function wordsOf(text: string): number[] {
  const hex = text.replace(
    /(\d+)\.(\d+)\.(\d+)\.(\d+)$/,
    (_, ...[a, b, c, d]: string[]) =>
      `${(Number(a) * 256 + Number(b)).toString(16)}:${(Number(c) * 256 + Number(d)).toString(16)}`,
  );
  const [before = '', after = ''] = hex.split('::');
  const left = wordsIn(before);
  const right = wordsIn(after);
  return [...left, ...Array<number>(WORDS - left.length - right.length).fill(0), ...right];
}

function mappedIpv4(words: readonly number[]): string | null {
  const [high = 0, low = 0] = words.slice(6);
  const isMapped = words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff;
  return isMapped ? [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.') : null;
}

const withoutPort = (text: string): string =>
  /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;

/** Reads an address as sockets and proxies write it, with or without port and zone; null when it is none. */
export function parseIpAddress(written: string): IpAddress | null {
  const text = withoutPort(written.trim()).replace(/%.*$/, '');
  const version = isIP(text);
  if (version === 4) return { family: 'ipv4', text };
  if (version !== 6) return null;
  const words = wordsOf(text);
  const mapped = mappedIpv4(words);
  return mapped === null ? { family: 'ipv6', text, words } : { family: 'ipv4', text: mapped };
}
