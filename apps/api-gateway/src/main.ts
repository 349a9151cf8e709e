import 'reflect-metadata';
import { redact } from '@meridinate/errors';
import { settingsOfThisProcess } from '@meridinate/settings';
import { createApplication } from './application/create-application';
import { closeInOrder, listenInOrder } from './application/in-order';
import { exitOnSignal } from '@meridinate/shutdown';

const DEFAULT_PORT = 5003;

async function main(): Promise<void> {
  const settings = settingsOfThisProcess({ defaultPort: DEFAULT_PORT });
  const exit = exitOnSignal(settings.shutdownGraceMs);
  const app = await createApplication(settings);
  exit.closes({ close: () => closeInOrder(app, settings) });
  await listenInOrder(app, settings.server);
  const bound = app.getHttpServer().address() as { port: number };
  process.stdout.write(`api-gateway listening on http://${settings.server.host}:${bound.port}\n`);
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`api-gateway cannot start: ${redact(reason)}
`);
  process.exit(1);
});
