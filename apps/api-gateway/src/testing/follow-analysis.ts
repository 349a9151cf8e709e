import type { AnalysisDto } from '../analyses/dto/analysis.dto';

/** A client of GET /analysis/{job_id}/events and everything it has received. */
export interface Follower {
  headers: Headers;
  /** Names, ids and states in the order they came. */
  events: { event: string; id: string; state: AnalysisDto }[];
  comments: string[];
  /** Settles when the stream has ended: true when the gateway ended it. */
  ended: Promise<boolean>;
  leave(): void;
}

const lineOf = (block: string, name: string): string =>
  block
    .split('\n')
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2) ?? '';

/** Follows an analysis; rejects unless it is answered with a stream. */
export async function follow(
  url: string,
  id: string,
  headers: Record<string, string> = {},
): Promise<Follower> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/analysis/${id}/events`, { headers, signal: leaving.signal });
  const { status, body } = response;
  if (status !== 200 || body === null) throw new Error(`answered ${status}: ${await response.text()}`);
  const events: Follower['events'] = [];
  const comments: string[] = [];
  const take = (block: string): void => {
    if (block.startsWith(':')) comments.push(block);
    if (!block.startsWith('event')) return;
    const state = JSON.parse(lineOf(block, 'data')) as AnalysisDto;
    events.push({ event: lineOf(block, 'event'), id: lineOf(block, 'id'), state });
  };
  const readAll = async (): Promise<boolean> => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      blocks.forEach(take);
    }
    return true;
  };
  return {
    headers: response.headers,
    events,
    comments,
    ended: readAll().catch(() => false),
    leave: () => leaving.abort(),
  };
}
