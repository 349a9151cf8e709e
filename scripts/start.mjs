// npm start: from a bare clone to a table of early buyers, and a gateway that keeps serving.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, build, install } from './bootstrap.mjs';

const USAGE = `npm start [-- [--cluster] [mint]]
  --cluster  run Redis, the gateway, two workers and the exporter as separate processes
  mint       token to analyse; without HELIUS_API_KEY a simulated one is taken`;

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { cluster: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new Error('one mint at a time, please');
    return { ...values, mint: positionals[0] };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}

const options = readArguments();
if (options.help) {
  console.log(USAGE);
} else {
  const environmentFile = join(ROOT, '.env');
  if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);
  install();
  build();
  // Loaded late: it imports the packages that were just installed and built.
  const { demonstrate } = await import('./demo/demonstrate.mjs');
  await demonstrate({ cluster: options.cluster === true, mint: options.mint });
}
