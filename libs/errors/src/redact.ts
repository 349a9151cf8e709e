const KEY_IN_URL = /((?:api[-_]?key|token|secret|password)=)[^&\s"'<>]+/gi;
const CREDENTIALS_IN_URL = /([a-z][a-z0-9+.-]*:\/\/)[^/\s@"']+@/gi;

/**
 * Takes secrets out of a text that is about to be logged or shown: API keys in query strings,
 * user and password in URLs, and every literal in `secrets` (an upstream may echo the key back).
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text.replace(KEY_IN_URL, '$1***').replace(CREDENTIALS_IN_URL, '$1***@');
  for (const secret of secrets) {
    if (secret.length > 0) clean = clean.split(secret).join('***');
  }
  return clean;
}
