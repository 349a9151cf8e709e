import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { readAnalysis, type Analysis } from '../testing/api';

/** One event of GET /analysis/{id}/events. */
export interface StreamEvent {
  id: number;
  state: Analysis & { sequence: number };
}

/** Where a connection is cut: so many characters after so many events; with none, in the silence between two. */
export interface Cut {
  events: number;
  characters: number;
}

/** What was the case when the client came back after a cut. */
interface Return {
  eventsBefore: number;
  sequence: number;
}

const NEVER: Cut = { events: Infinity, characters: 0 };
const ENDED = ['completed', 'failed', 'cancelled'];

/** The event of a block; none where it is a comment or sets the pause before a reconnection. */
function eventsIn(block: string): StreamEvent[] {
  const fields = new Map(block.split('\n').map((line) => [line.split(': ')[0], line.replace(/^\w+: /, '')]));
  const [id, data] = [fields.get('id'), fields.get('data')];
  if (fields.get('event') !== 'analysis' || id === undefined || data === undefined) return [];
  return [{ id: Number(id), state: JSON.parse(data) as StreamEvent['state'] }];
}

/**
 * Follows an analysis by Server-Sent Events. After a cut it goes on at the other replica from the last
 * whole event.
 */
export class StreamClient {
  readonly events: StreamEvent[] = [];
  readonly returns: Return[] = [];

  /**
   * @param urls of both replicas; it begins at the first
   * @param cuts of its first connections, one each
   */
  constructor(
    private readonly urls: readonly [string, string],
    private readonly analysisId: string,
    private readonly cuts: readonly Cut[],
  ) {}

  /** Resolves when it has heard of the end. */
  async follow(): Promise<void> {
    for (let connection = 0; ; connection += 1) {
      const url = this.urls[connection % 2] ?? '';
      if (connection > 0) await this.noteReturn(url);
      await this.connect(url, this.cuts[connection]);
      if (ENDED.includes(this.events.at(-1)?.state.status ?? '')) return;
      if (connection >= this.cuts.length) throw new Error('the stream ended before the analysis');
    }
  }

  private async noteReturn(url: string): Promise<void> {
    const state = (await readAnalysis({ url }, this.analysisId)) as StreamEvent['state'];
    this.returns.push({ eventsBefore: this.events.length, sequence: state.sequence });
  }

  private async connect(url: string, cut: Cut = NEVER): Promise<void> {
    const last = this.events.at(-1)?.id;
    const headers = last === undefined ? {} : { 'last-event-id': String(last) };
    const request = get(`${url}/analysis/${this.analysisId}/events`, { headers, agent: false });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    if (answer.statusCode !== 200) throw new Error(`the stream answered ${answer.statusCode}`);
    answer.setEncoding('utf8');
    const heardBefore = this.events.length;
    let rest = '';
    answer.on('data', (chunk: string) => {
      rest += chunk;
      while (!answer.socket.destroyed) {
        const heard = this.events.length - heardBefore;
        const end = rest.indexOf('\n\n');
        if (heard >= cut.events && rest.length >= cut.characters) answer.socket.destroy();
        else if (end < 0) return;
        else {
          this.events.push(...eventsIn(rest.slice(0, end)));
          rest = rest.slice(end + 2);
        }
      }
    });
    // Being cut off is an error to the answer; its end is what counts.
    answer.on('error', () => undefined);
    await new Promise((resolve) => answer.once('close', resolve));
  }
}
