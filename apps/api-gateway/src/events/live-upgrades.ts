import { IncomingMessage } from 'node:http';

/** Where web clients open their WebSocket. */
export const LIVE_PATH = '/ws';

/** As Nest's adapter for WebSockets reads a path, for it cuts every other upgrade without a word. */
function isForLiveEvents({ method, url = '', headers }: IncomingMessage): boolean {
  if (method !== 'GET' || headers.upgrade?.toLowerCase() !== 'websocket') return false;
  const base = `ws://${headers.host}/`;
  return URL.canParse(url, base) && new URL(url, base).pathname === LIVE_PATH;
}

/**
 * A request that leaves HTTP only for a WebSocket at {@link LIVE_PATH}. Whatever else it offers to upgrade
 * to is ignored, as RFC 9110 allows, and it is answered and counted like any other.
 */
export class LiveOrPlainRequest extends IncomingMessage {
  private offersUpgrade = false;

  /** Node sets it before it has read the headers, and asks for it when it has. */
  set upgrade(offered: boolean | null) {
    this.offersUpgrade = offered === true;
  }

  get upgrade(): boolean {
    return this.offersUpgrade && isForLiveEvents(this);
  }
}
