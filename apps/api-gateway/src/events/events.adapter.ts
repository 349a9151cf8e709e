import type { INestApplication } from '@nestjs/common';
import { WsAdapter } from '@nestjs/platform-ws';
import type { RawData } from 'ws';

/** Name under which Nest routes whatever text a client sends; it never travels. */
export const CLIENT_TEXT = 'client-text';

const textOf = (frame: RawData | string): string => {
  if (typeof frame === 'string') return frame;
  return (Array.isArray(frame) ? Buffer.concat(frame) : Buffer.from(frame as Buffer)).toString();
};

/** Takes any frame as text. Clients speak no protocol, so nothing of it is parsed. */
export const eventsAdapter = (app: INestApplication): WsAdapter =>
  new WsAdapter(app, {
    messageParser: (frame) => ({ event: CLIENT_TEXT, data: textOf(frame) }),
  });
