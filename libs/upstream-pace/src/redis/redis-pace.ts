import { abortError } from '@meridinate/http-exchange';
import type { Redis } from 'ioredis';
import { openLines } from '../line/open-lines';
import type { RedisPaceInstruments, UpstreamPace, UpstreamRates } from '../upstream-pace';
import { SharedBuckets } from './shared-buckets';

/**
 * A pace that all processes with the same Redis keep together. Each call goes through the shared bucket
 * first and then through one of the same rate in this process, so that the pace holds within the
 * process also while Redis comes and goes. Without Redis that one is all there is: n processes may then
 * call n times as often. An abort is heeded once Redis has answered or 250 ms have passed.
 *
 * @param client any that connects by itself; its owner closes it
 */
export function createRedisPace(
  client: Redis,
  rates: UpstreamRates,
  instruments: RedisPaceInstruments,
): UpstreamPace {
  const lines = openLines(rates, instruments);
  const shared = new SharedBuckets(client, instruments);
  return {
    async admit(upstream, signal) {
      if (signal.aborted) throw abortError(signal);
      const line = lines.get(upstream);
      await line?.pass(signal, shared.waitMs(upstream, line.bucket));
    },
  };
}
