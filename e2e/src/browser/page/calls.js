// How the known web client calls the gateway: fetch's default credentials, and no header but content-type.

const question = new URLSearchParams(location.search);
/** URL of the gateway, which is another origin. */
export const gateway = question.get('gateway');

/** The gateway refused; `retryAfter` is what a script may read of that header. */
export class Refusal extends Error {
  constructor(sentence, retryAfter) {
    super(sentence);
    this.retryAfter = retryAfter;
  }
}

/** A read; what goes wrong is told in the client's own words. */
export async function read(path, options = {}) {
  const response = await fetch(gateway + path, options);
  if (!response.ok) throw new Refusal(`Failed to load ${path}`);
  return response.json();
}

/** A call that changes something. Its refusal is told in the gateway's words, if they can be read. */
export async function change(method, path, { body, failure, sentenceOf = ({ error }) => error }) {
  const json = { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(gateway + path, { method, ...(body !== undefined && json) });
  const answer = await response.json();
  if (response.ok) return answer;
  throw new Refusal(sentenceOf(answer) || failure, response.headers.get('Retry-After'));
}

/** The known client's reading of a timestamp. It shows "Invalid Date" for one that has a zone already. */
export function shownTime(timestamp) {
  const time = new Date(timestamp.replace(' ', 'T') + 'Z');
  return Number.isNaN(time.getTime()) ? String(time) : time.toISOString();
}
