/**
 * The gateway without the one thing that makes its results idempotent: every delivery of a completed
 * outcome is kept, in a file, one line each. The control arm runs it to prove that the faults do
 * deliver results twice, so that a count of one in the real gateway means something.
 */
import 'reflect-metadata';
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const gateway = join(resolve(import.meta.dirname, '../..'), 'apps/api-gateway/dist');
const load = createRequire(join(gateway, 'main.js'));
const { settingsOfThisProcess } = load('@meridinate/settings');
const { createApplication } = load(join(gateway, 'application/create-application.js'));
const { DATABASE } = load(join(gateway, 'database/database.module.js'));

const settings = settingsOfThisProcess({ defaultPort: 5003 });
const app = await createApplication(settings);
const { analyses } = app.get(DATABASE, { strict: false });
const complete = analyses.complete.bind(analyses);
analyses.complete = (id, ...rest) => {
  appendFileSync(process.env['CHAOS_DELIVERIES'], `${id}\n`);
  return complete(id, ...rest);
};
process.on('SIGTERM', () => void app.close().finally(() => process.exit(0)));
await app.listen(settings.server.port, settings.server.host);
