import type { Read } from './reads';

const DEADLINE_MS = 15_000;

/** An answer to a read. */
export interface Seen {
  status: number;
  etag: string | null;
  /** What of it is compared; null unless the status is 200. */
  shown: unknown;
}

/** Reads once; with the ETag of an earlier answer, on condition that it has changed since. */
export async function see(
  url: string,
  { path, body, shown }: Read,
  etag: string | null = null,
): Promise<Seen> {
  const answer = await fetch(url + path, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    headers: {
      ...(etag !== null && { 'if-none-match': etag }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  const text = await answer.text();
  const { status, headers } = answer;
  return {
    status,
    etag: headers.get('etag'),
    shown: status === 200 ? shown(JSON.parse(text) as never) : null,
  };
}
