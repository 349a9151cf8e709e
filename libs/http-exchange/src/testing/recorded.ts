import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../../../shared/recorded');

/**
 * A recorded answer of an upstream, parsed, or undefined after a note that the spec was skipped: the
 * recordings lie beside the repository and not everybody has them.
 */
export function recorded<T>(path: string): T | undefined {
  const file = join(FOLDER, path);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T;
  process.stderr.write(`skipped: ../shared/recorded/${path} is not here\n`);
  return undefined;
}
