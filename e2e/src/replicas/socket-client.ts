import { once } from 'node:events';
import { WebSocket } from 'ws';
import { glanceAtHistory, type Glance } from './told-analyses';

interface Frame {
  event?: 'analysis_start' | 'analysis_complete';
  type?: 'pong';
  data: unknown;
}

interface CompleteFrame {
  job_id: string;
  token_id: number;
  wallets_found: number;
}

/** A tab of the web client: it listens to /ws and reads the history when an analysis is complete. */
export class SocketClient {
  /** `analysis_start id` and `analysis_complete id`, in the order in which they came. */
  readonly heard: string[] = [];
  readonly pongs: unknown[] = [];
  readonly glances: Promise<Glance>[] = [];

  private constructor(
    private readonly socket: WebSocket,
    private readonly url: string,
  ) {
    socket.on('message', (text: Buffer) => this.take(JSON.parse(text.toString('utf8')) as Frame));
  }

  static async open(url: string): Promise<SocketClient> {
    const client = new SocketClient(new WebSocket(`${url.replace('http', 'ws')}/ws`), url);
    await once(client.socket, 'open');
    return client;
  }

  send(text: string): void {
    this.socket.send(text);
  }

  close(): void {
    this.socket.terminate();
  }

  private take({ event, type, data }: Frame): void {
    if (type === 'pong') this.pongs.push(data);
    if (event === undefined) return;
    const { job_id: id, token_id: tokenId, wallets_found: wallets } = data as CompleteFrame;
    this.heard.push(`${event} ${id}`);
    if (event === 'analysis_complete') this.glances.push(glanceAtHistory(this.url, { id, tokenId, wallets }));
  }
}
