import 'reflect-metadata';
import { settingsOfThisProcess } from '@meridinate/settings';
import { startExporter } from './start-exporter';

const settings = settingsOfThisProcess({ defaultPort: 5005 });

if (settings.redis.enabled) {
  startExporter(settings).catch((error: unknown) => {
    process.stderr.write(`metrics-exporter cannot start: ${String(error)}\n`);
    process.exit(1);
  });
} else {
  process.stdout.write(
    'metrics-exporter has nothing to read: REDIS_ENABLED is false, and the gateway serves every metric itself\n',
  );
}
