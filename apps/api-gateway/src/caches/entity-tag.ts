import { createHash } from 'node:crypto';

/** Opaque tag of these bytes, without quotes: the same for the same bytes only. */
export function tagOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

/**
 * The entity tag of a 304, or null when the client's copy is another one. The comparison is weak, for a
 * compressed answer carries a weak tag. The client is given back the form that it knows, by which it
 * finds its copy. Tags without quotes are taken as well.
 *
 * @param tag without quotes
 * @param ifNoneMatch the header as it came
 */
export function matchingTag(tag: string, ifNoneMatch: string | undefined): string | null {
  const known = (ifNoneMatch ?? '').split(',').map((item) => item.trim());
  const strong = `"${tag}"`;
  const weak = `W/${strong}`;
  if (known.includes(weak)) return weak;
  return known.some((item) => item === strong || item === tag || item === '*') ? strong : null;
}
