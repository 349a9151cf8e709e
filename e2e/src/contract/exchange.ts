import { Agent, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, unzipSync } from 'node:zlib';

const SOCKETS = 16;

/** A request, sent exactly as it stands here: nothing is normalised, completed or refused. */
export interface ContractRequest {
  method: string;
  /** With its query; already encoded, or not. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface ContractAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** A body as it was before its `Content-Encoding`; what has none, or is empty, stays as it is. */
function unpacked(encoding: string | undefined, bytes: Buffer): Buffer {
  if (encoding === undefined || bytes.length === 0) return bytes;
  return encoding === 'br' ? brotliDecompressSync(bytes) : unzipSync(bytes);
}

/** Requests to one gateway over connections that stay open. */
export class Exchange {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });

  constructor(private readonly url: string) {}

  /** @throws Error when no whole answer comes within `deadlineMs` */
  async send(asked: ContractRequest, deadlineMs = 10_000): Promise<ContractAnswer> {
    const { method, path, headers = {}, body } = asked;
    const { hostname, port } = new URL(this.url);
    const signal = AbortSignal.timeout(deadlineMs);
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request({
      ...{ hostname, port, method, path, agent: this.agent, signal },
      headers: { ...length, ...headers },
    });
    sent.end(body);
    const [answer] = (await once(sent, 'response', { signal })) as [IncomingMessage];
    const written = unpacked(answer.headers['content-encoding'], await buffer(answer));
    return { status: answer.statusCode ?? 0, headers: answer.headers, text: written.toString() };
  }

  close(): void {
    this.agent.destroy();
  }
}

/** A JSON answer parsed, any other as its text. */
export const bodyOf = ({ headers, text: written }: ContractAnswer): unknown =>
  /\bjson\b/.test(headers['content-type'] ?? '') ? (JSON.parse(written) as unknown) : written;
