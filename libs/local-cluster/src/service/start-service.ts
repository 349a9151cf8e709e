import { homedir } from 'node:os';
import { startChild, type ChildExit } from '../process/child';
import { freePort } from '../process/free-port';
import { untilReady } from '../process/until-ready';

const READY_WITHIN_MS = 20_000;
const PROBE_DEADLINE_MS = 2_000;
const STOP_GRACE_MS = 10_000;

export interface ServiceOptions {
  /** For error messages. */
  name: string;
  /** Absolute path of the built main.js. */
  script: string;
  /** Arguments after the script. Default none. */
  args?: readonly string[];
  /** All the service gets, besides PATH, HOME and PORT: no key of the caller's environment leaks in. */
  env: Record<string, string>;
  /** Path that answers 200 once the service is ready. Default /health. */
  readyPath?: string;
  /** Default 20 s. */
  readyTimeoutMs?: number;
}

/** One of our services as a process of its own. */
export interface Service {
  name: string;
  /** Without a slash at the end. */
  url: string;
  port: number;
  pid: number;
  /** The last 64 KiB of what it wrote to stdout and stderr. */
  output: () => string;
  exited: Promise<ChildExit>;
  kill: (signal: NodeJS.Signals) => void;
  /** SIGTERM, then SIGKILL after `graceMs` (default 10 s). Says how it ended; safe to call twice. */
  stop(graceMs?: number): Promise<ChildExit>;
}

async function answersOk(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PROBE_DEADLINE_MS) });
  await response.arrayBuffer();
  return response.status === 200;
}

/**
 * Starts `node script` and waits until it is ready. PORT of `env` is used when given, else a free one.
 * @throws Error with the service's output when it ends early or is not ready in time.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { name, script, args = [], env, readyPath = '/health', readyTimeoutMs = READY_WITHIN_MS } = options;
  const port = env['PORT'] === undefined ? await freePort() : Number(env['PORT']);
  const url = `http://127.0.0.1:${port}`;
  const child = startChild({
    command: process.execPath,
    args: [script, ...args],
    env: { PATH: process.env['PATH'] ?? '', HOME: homedir(), PORT: String(port), ...env },
  });
  const probe = () => answersOk(url + readyPath);
  await untilReady(child, { name, deadlineMs: readyTimeoutMs, probe });
  return {
    name,
    url,
    port,
    pid: child.pid,
    output: child.output,
    exited: child.exited,
    kill: child.kill,
    stop: (graceMs = STOP_GRACE_MS) => child.stop('SIGTERM', graceMs),
  };
}
