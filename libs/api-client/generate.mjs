/**
 * Writes `src/schema.ts`: the types of every route, from the document of the built gateway. With the
 * address of a gateway it only prints them, which is how a spec notices that the file is out of date.
 *
 *   npx nx run api-client:generate       (node generate.mjs [url])
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const FILE = join(import.meta.dirname, 'src/schema.ts');
const GATEWAY = resolve(import.meta.dirname, '../../apps/api-gateway/dist/main.js');
const HEADER = [
  '/* eslint-disable -- generated */',
  '// Generated from the API document of the gateway by generate.mjs; do not edit.',
  '',
].join('\n');

/** @param {string} url of a gateway @returns {Promise<string>} */
async function typesOf(url) {
  const document = await (await fetch(`${url}/docs-json`)).json();
  // A field with a default may still be left out of a request.
  const options = { alphabetize: true, defaultNonNullable: false };
  const types = astToString(await openapiTS(document, options));
  return format(HEADER + types, { ...(await resolveConfig(FILE)), filepath: FILE });
}

/** Of a gateway that is started for this, with an empty database. */
async function typesOfBuiltGateway() {
  const { default: cluster } = await import('../local-cluster/dist/index.js');
  const folder = mkdtempSync(join(tmpdir(), 'meridinate-api-client-'));
  const env = { DATABASE_URL: `file:${join(folder, 'empty.db')}` };
  const gateway = await cluster.startService({ name: 'api-gateway', script: GATEWAY, env });
  try {
    return await typesOf(gateway.url);
  } finally {
    await gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const [url] = process.argv.slice(2);
if (url === undefined) writeFileSync(FILE, await typesOfBuiltGateway());
else process.stdout.write(await typesOf(url));
