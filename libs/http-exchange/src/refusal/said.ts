import { redact } from '@meridinate/errors';

const LONGEST_SAYING = 200;
const HTML = /<\s*(!doctype|html|head|body|title|center|h1|div|p)\b/i;
const NOT_PRINTABLE = /[\s\p{Cc}\p{Cf}]+/gu;

/**
 * What an upstream said, fit for a log line and an error sentence: the message inside a JSON error,
 * nothing of an HTML page, without the key, on one line, at most 200 characters.
 *
 * @param key the API key of the call, null when there is none; it is looked for before the text is
 * cut, so that no half of it is left
 */
export function said(text: string, key: string | null): string | undefined {
  const message = messageInside(text) ?? text;
  if (HTML.test(message)) return undefined;
  const secrets = key ? [key, encodeURIComponent(key)] : [];
  const line = redact(message, secrets).replace(NOT_PRINTABLE, ' ').trim();
  if (line === '') return undefined;
  return line.length <= LONGEST_SAYING ? line : `${line.slice(0, LONGEST_SAYING - 1)}…`;
}

/** The human part of `{"error":{"message"}}`, `{"message"}` or `{"error"}`; null for anything else. */
function messageInside(text: string): string | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof json !== 'object' || json === null) return null;
  const { error, message } = json as { error?: unknown; message?: unknown };
  const nested =
    typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : error;
  return [nested, message].find((part): part is string => typeof part === 'string') ?? null;
}
