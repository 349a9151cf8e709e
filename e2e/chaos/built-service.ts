import { dirname, join } from 'node:path';

/** Sources are run by Jest and by Node, from different folders: only a package says where the house is. */
export const ROOT = join(dirname(require.resolve('@meridinate/local-cluster/package.json')), '../..');

/** Absolute path of the program of a built service. */
export const builtService = (app: 'api-gateway' | 'analysis-worker' | 'upstream-simulator'): string =>
  join(ROOT, 'apps', app, 'dist/main.js');
