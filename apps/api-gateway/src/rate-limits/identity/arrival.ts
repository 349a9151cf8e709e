import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** What a request tells of its sender. */
export interface Arrival {
  headers: IncomingHttpHeaders;
  /** Address of the socket's other end; undefined when it has gone. */
  peer: string | undefined;
}

export const arrivalOf = ({ headers, socket }: IncomingMessage): Arrival => ({
  headers,
  peer: socket.remoteAddress,
});
