import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version in the gateway's package.json, which lies two folders above this one, built or not. */
export function serviceVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
  return (manifest as { version: string }).version;
}
