import type { Redis } from 'ioredis';
import { isOutage, plainError } from './plain-error';

/**
 * A listener for errors that does not flood: of each outage it reports the first error, and the next
 * one only after `client` was ready again. Other errors are reported each time. Secrets are taken out.
 */
export function reportOutageOnce(client: Redis, onError: (error: Error) => void): (error: Error) => void {
  let out = false;
  client.on('ready', () => {
    out = false;
  });
  return (error) => {
    if (isOutage(error)) {
      if (out) return;
      out = true;
    }
    onError(plainError(error));
  };
}
