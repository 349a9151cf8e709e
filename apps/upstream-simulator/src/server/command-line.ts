import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readFaultRules, type FaultRule } from '../faults/fault-rules';

/** What the command line chooses. */
export interface CommandLine {
  seed: string;
  key: string | null;
  /** Folder of recorded transactions. */
  replay: string | null;
  faults: FaultRule[];
  /** Unix seconds at which its clock stands still; null lets it run. */
  now: number | null;
}

const readRulesFrom = (file: string): FaultRule[] => readFaultRules(JSON.parse(readFileSync(file, 'utf8')));

function readUnixSeconds(text: string): number {
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new Error(`--now takes unix seconds, not "${text}".`);
}

/**
 * `--seed TEXT --key KEY --replay DIR --latency MS --faults FILE --now UNIX_SECONDS`, all optional.
 *
 * @throws Error with one sentence on what cannot be used
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      key: { type: 'string' },
      replay: { type: 'string' },
      latency: { type: 'string' },
      faults: { type: 'string' },
      now: { type: 'string' },
    },
  });
  const latency = values.latency === undefined ? [] : [{ kind: 'latency', ms: Number(values.latency) }];
  return {
    seed: values.seed,
    key: values.key ?? null,
    replay: values.replay ?? null,
    now: values.now === undefined ? null : readUnixSeconds(values.now),
    faults: [
      ...readFaultRules(latency),
      ...(values.faults === undefined ? [] : readRulesFrom(values.faults)),
    ],
  };
}
