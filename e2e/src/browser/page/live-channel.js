// The known web client's WebSocket: it sends nothing, and tries again five times, each time more slowly.
import { gateway } from './calls.js';

const ATTEMPTS = 5;
const SAME_EVENT_WITHIN_MS = 2_000;

/**
 * @param stepMs wait before the first attempt to connect again; the known client's is 3000
 * @param told gets each event's name and data
 * @param became gets `open` or `closed`
 */
export function openLiveChannel({ stepMs, told, became }) {
  const seen = new Map();
  let attempt = 0;

  const isRepeated = (key) => {
    const last = seen.get(key);
    seen.set(key, Date.now());
    return last !== undefined && Date.now() - last < SAME_EVENT_WITHIN_MS;
  };

  const connect = () => {
    const socket = new WebSocket(`${gateway.replace('http', 'ws')}/ws`);
    socket.onopen = () => {
      attempt = 0;
      became('open');
    };
    socket.onmessage = ({ data: text }) => {
      const { event, data } = JSON.parse(text);
      if (!isRepeated(`${event} ${data.job_id}`)) told(event, data);
    };
    socket.onclose = () => {
      became('closed');
      attempt += 1;
      if (attempt <= ATTEMPTS) setTimeout(connect, stepMs * attempt);
    };
  };
  connect();
}
