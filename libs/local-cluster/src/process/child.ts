import { spawn } from 'node:child_process';
import { guard } from './guard';
import { onParentExit } from './parent-exit';

const KEPT_OUTPUT_CHARACTERS = 64 * 1024;

export interface ChildExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface ChildCommand {
  command: string;
  args: readonly string[];
  /** The whole environment of the child; without it the child inherits ours. */
  env?: Record<string, string>;
  cwd?: string;
  /** Run as this user and group. */
  owner?: { uid: number; gid: number };
  /** How it is ended when this process ends first. */
  lastSignal?: NodeJS.Signals;
}

/** A process that does not outlive this one. */
export interface Child {
  /** 0 when the process could not be started; `output` says why then. */
  pid: number;
  running(): boolean;
  /** The last 64 KiB of what it wrote to stdout and stderr. */
  output: () => string;
  /** Settles once the process is gone and its output is read. Never rejects. */
  exited: Promise<ChildExit>;
  kill: (signal: NodeJS.Signals) => void;
  /** Sends `signal`, waits `graceMs`, then sends SIGKILL. Resolves when the process is gone. */
  stop(signal: NodeJS.Signals, graceMs: number): Promise<ChildExit>;
}

export function startChild(how: ChildCommand): Child {
  const child = spawn(how.command, how.args, {
    env: how.env,
    cwd: how.cwd,
    ...how.owner,
    detached: false,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lastSignal = how.lastSignal ?? 'SIGKILL';
  let running = child.pid !== undefined;
  let output = '';
  const hear = (text: string) => {
    output = (output + text).slice(-KEPT_OUTPUT_CHARACTERS);
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);

  const unhook = onParentExit(() => child.kill(lastSignal));
  const unguard = child.pid === undefined ? () => undefined : guard(child.pid, lastSignal);
  const release = () => {
    running = false;
    unhook();
    unguard();
  };
  child.once('exit', release);
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
    child.on('error', (error) => {
      hear(`${error.message}\n`);
      if (child.pid !== undefined) return;
      release();
      resolve({ code: null, signal: null });
    });
  });

  const kill = (signal: NodeJS.Signals) => {
    if (running) child.kill(signal);
  };
  return {
    pid: child.pid ?? 0,
    running: () => running,
    output: () => output,
    exited,
    kill,
    async stop(signal, graceMs) {
      kill(signal);
      const last = setTimeout(() => kill('SIGKILL'), graceMs);
      return exited.finally(() => clearTimeout(last));
    },
  };
}
