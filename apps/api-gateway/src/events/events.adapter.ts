import { type INestApplication, Logger } from '@nestjs/common';
import { WsAdapter } from '@nestjs/platform-ws';
import type { IncomingMessage } from 'node:http';
import type { RawData, VerifyClientCallbackAsync, WebSocketServer } from 'ws';

/** Name under which Nest routes whatever text a client sends; it never travels. */
export const CLIENT_TEXT = 'client-text';

const textOf = (frame: RawData | string): string => {
  if (typeof frame === 'string') return frame;
  return (Array.isArray(frame) ? Buffer.concat(frame) : Buffer.from(frame as Buffer)).toString();
};

type Verify = VerifyClientCallbackAsync<IncomingMessage>;
type ServerOptions = NonNullable<Parameters<WsAdapter['create']>[1]>;

class EventsAdapter extends WsAdapter {
  private readonly log = new Logger('events');

  constructor(
    app: INestApplication,
    private readonly verifyClient: Verify | undefined,
  ) {
    // Clients speak no protocol, so nothing of a frame is parsed.
    super(app, { messageParser: (frame) => ({ event: CLIENT_TEXT, data: textOf(frame) }) });
  }

  override create(port: number, options: ServerOptions = {}): ReturnType<WsAdapter['create']> {
    return super.create(port, { ...options, verifyClient: this.verifyClient });
  }

  /** What a client does wrong, such as a text too long, ends its connection and is no error of ours. */
  override bindErrorHandler(server: WebSocketServer): WebSocketServer {
    server.on('connection', (client) => client.on('error', ({ message }) => this.log.debug(message)));
    return server.on('error', ({ message }) => this.log.error(message));
  }
}

/**
 * Takes any frame as text.
 *
 * @param verifyClient decides whether a connection is opened; all are when absent
 */
export const eventsAdapter = (app: INestApplication, verifyClient?: Verify): WsAdapter =>
  new EventsAdapter(app, verifyClient);
