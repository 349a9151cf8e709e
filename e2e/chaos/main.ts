/**
 * Submits analyses while workers, gateway and Redis are killed and stopped, then compares what is left
 * with what the simulator knows. Ends with status 1 when a bar is missed.
 *
 *   npx nx run e2e:chaos --seed=7 --jobs=1000
 */
import { parseArgs } from 'node:util';
import { runChaos, type ChaosReport } from './run-chaos';

const DEFAULT_JOBS = 1_000;

function print({ figures, notes }: ChaosReport): void {
  const widest = Math.max(...figures.map(({ name }) => name.length));
  const line = (name: string, measured: string, bar: string): void =>
    console.log(`${name.padEnd(widest)}  ${measured.padStart(9)}  ${bar}`);
  for (const { name, measured, bar, met } of figures)
    line(name, String(measured ?? 'never'), `${bar.padEnd(10)} ${met ? 'met' : 'MISSED'}`);
  for (const [name, measured] of Object.entries(notes)) line(name, String(measured), '');
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, jobs: { type: 'string' } } });
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const jobs = Number(values.jobs ?? DEFAULT_JOBS);
  if (!Number.isInteger(seed) || !Number.isInteger(jobs) || jobs < 1)
    throw new RangeError('--seed and --jobs take whole numbers, --jobs from 1');
  const report = await runChaos({ seed, jobs, control: true }, (sentence) => console.log(sentence));
  print(report);
  if (report.figures.some(({ met }) => !met)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
