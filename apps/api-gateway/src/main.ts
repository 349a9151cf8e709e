import 'reflect-metadata';
import { redact } from '@meridinate/errors';
import { settingsOfThisProcess } from '@meridinate/settings';
import { createApplication } from './application/create-application';
import { StoppingState } from './health/stopping-state';
import { exitOnSignal } from '@meridinate/shutdown';

const DEFAULT_PORT = 5003;

async function main(): Promise<void> {
  const settings = settingsOfThisProcess({ defaultPort: DEFAULT_PORT });
  const exit = exitOnSignal(settings.shutdownGraceMs);
  const app = await createApplication(settings);
  exit.closes({
    close: () => {
      app.get(StoppingState).begin();
      return app.close();
    },
  });
  const { host, port } = settings.server;
  await app.listen(port, host);
  const bound = app.getHttpServer().address() as { port: number };
  process.stdout.write(`api-gateway listening on http://${host}:${bound.port}\n`);
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`api-gateway cannot start: ${redact(reason)}
`);
  process.exit(1);
});
