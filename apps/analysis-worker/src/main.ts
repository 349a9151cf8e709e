import 'reflect-metadata';
import { settingsOfThisProcess } from '@meridinate/settings';
import { startWorker } from './start-worker';

const settings = settingsOfThisProcess({ defaultPort: 5004 });

if (settings.redis.enabled) {
  startWorker(settings).catch((error: unknown) => {
    process.stderr.write(`analysis-worker cannot start: ${String(error)}\n`);
    process.exit(1);
  });
} else {
  process.stdout.write(
    'analysis-worker has nothing to do: REDIS_ENABLED is false, and without Redis the gateway runs the analyses itself\n',
  );
}
