import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** A request as it arrived. */
export interface SeenRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** An answer as it goes over the wire, faults included. */
export interface ScriptedAnswer {
  /** 200 when absent. */
  status?: number;
  headers?: Record<string, string>;
  /** Anything but text and bytes is sent as JSON. */
  body?: unknown;
  gzip?: boolean;
  /** Never answers, or sends the headers and never the body. */
  hang?: 'before_headers' | 'before_body';
  /** Breaks the connection before the headers, or in the middle of the body. */
  cut?: 'before_headers' | 'in_body';
}

/** Answers the request with this index, counted from 0. */
export type Script = (request: SeenRequest, index: number) => ScriptedAnswer;

/** A real HTTP server on a free port of 127.0.0.1 that answers by a script. */
export interface ScriptedServer {
  url: string;
  requests: SeenRequest[];
  close(): Promise<void>;
}

/** @param script answers in order, the last one repeated; or a function */
export async function startScriptedServer(script: Script | ScriptedAnswer[]): Promise<ScriptedServer> {
  const requests: SeenRequest[] = [];
  const answerTo: Script =
    typeof script === 'function' ? script : (_, index) => script[Math.min(index, script.length - 1)] ?? {};
  const server = createServer((incoming, response) => {
    void readRequest(incoming).then((request) => {
      requests.push(request);
      play(answerTo(request, requests.length - 1), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  let body = '';
  for await (const chunk of incoming) body += String(chunk);
  return { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body };
}

function play(answer: ScriptedAnswer, response: ServerResponse): void {
  if (answer.hang === 'before_headers') return;
  if (answer.cut === 'before_headers') {
    response.destroy();
    return;
  }
  const plain = bytesOf(answer.body ?? '');
  const bytes = answer.gzip ? gzipSync(plain) : plain;
  response.writeHead(answer.status ?? 200, {
    'content-length': String(bytes.byteLength),
    ...(answer.gzip ? { 'content-encoding': 'gzip' } : {}),
    ...answer.headers,
  });
  if (answer.hang === 'before_body') {
    response.flushHeaders();
  } else if (answer.cut === 'in_body') {
    response.write(bytes.subarray(0, Math.floor(bytes.byteLength / 2)), () => response.destroy());
  } else {
    response.end(bytes);
  }
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
