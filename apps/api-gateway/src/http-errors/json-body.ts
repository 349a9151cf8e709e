import { MeridinateError } from '@meridinate/errors';

/** Deeper bodies are refused: no route reads more than two levels, and walking depth costs stack. */
const DEEPEST_LEVEL = 32;

const malformed = (reason: string): MeridinateError => new MeridinateError('REQUEST_MALFORMED', { reason });

function decodeText(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw malformed('it is not UTF-8 text');
  }
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message.slice(0, 200) : '';
    throw malformed(`it is not JSON (${said})`);
  }
}

/** Walks level by level, so that depth cannot exhaust the stack. */
function refuseTraps(parsed: unknown): void {
  let level = [parsed];
  for (let depth = 0; level.length > 0; depth += 1) {
    const objects = level.filter((value) => typeof value === 'object' && value !== null);
    if (objects.length > 0 && depth >= DEEPEST_LEVEL) {
      throw malformed(`it is nested deeper than ${DEEPEST_LEVEL} levels`);
    }
    if (objects.some((value) => Object.hasOwn(value, '__proto__'))) {
      throw malformed('it has a key "__proto__", which is not accepted');
    }
    level = objects.flatMap((value) => Object.values(value) as unknown[]);
  }
}

/**
 * Reads a JSON body; undefined when it is empty. Many clients name the type of a body they do not send,
 * and whether a body is needed only the route knows.
 *
 * @throws MeridinateError REQUEST_MALFORMED that says what is wrong
 */
export function parseJsonBody(body: Buffer): unknown {
  const text = decodeText(body);
  if (text.trim() === '') return undefined;
  const parsed = parseText(text);
  refuseTraps(parsed);
  return parsed;
}
