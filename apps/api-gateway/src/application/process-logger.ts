import { ConsoleLogger, type LogLevel } from '@nestjs/common';

/** Nest tells of every route and module at `log`; that is of use to a developer only. */
const FRAMEWORK_CONTEXTS = new Set([
  'InstanceLoader',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'NestApplication',
  'WebSocketsController',
]);

class ProcessLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (typeof context === 'string' && FRAMEWORK_CONTEXTS.has(context)) {
      this.verbose(message, ...rest);
      return;
    }
    super.log(message, ...rest);
  }
}

/** A logger of the given levels; JSON lines where nobody reads along on a terminal. */
export function createProcessLogger(logLevels: LogLevel[]): ConsoleLogger {
  return new ProcessLogger({ logLevels, json: !process.stdout.isTTY });
}
