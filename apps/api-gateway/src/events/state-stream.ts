import type { AnalysisDto } from '../analyses/dto/analysis.dto';
import { hasEnded } from './analysis-feed';
import type { Seat } from './analysis-feeds';

/** How long a client waits before it connects again, in ms. It also opens the stream when there is no news. */
const OPENING = 'retry: 2000\n\n';
const KEEP_ALIVE = ': keep-alive\n\n';

const asEvent = (state: AnalysisDto): string =>
  `event: analysis\nid: ${state.sequence}\ndata: ${JSON.stringify(state)}\n\n`;

/**
 * The states of an analysis as Server-Sent Events, each with a higher sequence than the one before. A
 * client that reads slowly is sent the newest state only. Ends after the state in which the analysis
 * ended, and when the seat is left.
 *
 * @param after sequence the client knows already; the last state is sent all the same
 * @param keepAliveMs silence after which a comment is sent
 */
export async function* stateStream(
  { feed, signal }: Seat,
  after: number,
  keepAliveMs: number,
): AsyncGenerator<string, void, undefined> {
  yield OPENING;
  let sent = after;
  while (!signal.aborted) {
    const state = await feed.after(sent, keepAliveMs, signal);
    if (signal.aborted) return;
    yield state === null ? KEEP_ALIVE : asEvent(state);
    if (state === null) continue;
    if (hasEnded(state)) return;
    sent = state.sequence;
  }
}
