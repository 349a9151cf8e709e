import { settingsOfThisProcess } from '@meridinate/settings';
import { readRecordings } from './replay/read-recordings';
import { RecordedChain } from './replay/recorded-chain';
import { readCommandLine } from './server/command-line';
import { startSimulator } from './server/start-simulator';

const DEFAULT_PORT = 5010;

async function main(): Promise<void> {
  const { server } = settingsOfThisProcess({ defaultPort: DEFAULT_PORT });
  const { seed, key, replay, faults, now } = readCommandLine(process.argv.slice(2));
  const simulator = await startSimulator({
    host: server.host,
    port: server.port,
    seed,
    key,
    faults,
    recorded: replay === null ? null : new RecordedChain(readRecordings(replay)),
    now: () => now ?? Math.floor(Date.now() / 1_000),
  });
  process.stdout.write(`upstream-simulator listening on ${simulator.url}\n`);
  const stop = (): void => void simulator.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
