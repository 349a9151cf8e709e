import type { IncomingMessage } from 'node:http';
import type { VerifyClientCallbackAsync } from 'ws';

type Verify = VerifyClientCallbackAsync<IncomingMessage>;

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/**
 * Opens connections of web pages only where their origin may call the gateway, or is the gateway's own:
 * CORS does not hold for WebSockets, so that any page a user visits could listen. Programs that are no
 * browser send no origin.
 *
 * @param next decides on the others; they are opened when absent
 */
export function ofKnownOrigin(origins: readonly string[], next?: Verify): Verify {
  return (connection, answer) => {
    const { origin, host } = connection.req.headers;
    const isKnown = origin === undefined || origins.includes(origin) || hostOf(origin) === host;
    if (!isKnown) answer(false, 403, 'Forbidden');
    else if (next) next(connection, answer);
    else answer(true);
  };
}
