import type { Redis } from 'ioredis';
import { isOutage, plainError } from './plain-error';
import { RepeatedErrors } from './repeated-errors';

/**
 * A listener for errors that does not flood: of each outage it reports the first error, and the next
 * one only after `client` was ready again. What Redis answers over and over, such as that it is full, is
 * reported once a minute with how often it came. Secrets are taken out.
 *
 * @param now ms on a clock that never goes backwards
 */
export function reportOutageOnce(
  client: Redis,
  onError: (error: Error) => void,
  now: () => number = () => performance.now(),
): (error: Error) => void {
  const repeated = new RepeatedErrors(now);
  let out = false;
  client.on('ready', () => {
    out = false;
  });
  return (error) => {
    if (isOutage(error)) {
      if (out) return;
      out = true;
      onError(plainError(error));
      return;
    }
    const news = repeated.take(plainError(error));
    if (news) onError(news);
  };
}
