import { spawn } from 'node:child_process';

/** Ends when its input closes, and takes the process `$1` with it, by signal `$2`. */
const GUARD_SCRIPT = 'read -r _; kill -s "$2" "$1"';

/**
 * Lets `pid` die with this process even if this process is killed: a shell waits on a pipe that the
 * kernel closes then. An exit hook alone does not run on SIGKILL. Returns a function that ends the
 * watch; it must be called once `pid` is gone, before the number is given to another process.
 */
export function guard(pid: number, signal: NodeJS.Signals): () => void {
  const watcher = spawn('/bin/sh', ['-c', GUARD_SCRIPT, 'guard', String(pid), signal.replace('SIG', '')], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.on('error', () => undefined);
  watcher.stdin.on('error', () => undefined);
  watcher.unref();
  return () => watcher.kill('SIGKILL');
}
