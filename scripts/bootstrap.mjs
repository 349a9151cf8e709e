// Brings a bare clone to where the services can run. Node built-ins only: nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Nx without its daemon and its questions: nothing stays behind and nothing waits for an answer. And
 * without colours, because the outcome is read from the text.
 */
const QUIET_NX = { NX_DAEMON: 'false', NX_TUI: 'false', CI: process.env.CI ?? 'true', FORCE_COLOR: '0' };

/**
 * Runs a command at the root and waits for it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean }} [options] quiet shows the output only when the command fails
 * @returns {{ ok: boolean, output: string }}
 */
export function run(command, args, { quiet = false } = {}) {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...QUIET_NX },
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ? String(result.error) : ''}`;
  const ok = result.status === 0;
  if (quiet && !ok) process.stdout.write(output);
  return { ok, output };
}

/**
 * Runs Nx from the installed packages.
 * @param {string[]} args
 * @param {{ quiet?: boolean }} [options]
 */
export const nx = (args, options) =>
  run(process.execPath, [join(ROOT, 'node_modules/.bin/nx'), ...args], options);

/** npm writes this file last; older than the lock file means the packages are not those of the lock file. */
function installed() {
  const marker = join(ROOT, 'node_modules/.package-lock.json');
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs;
}

/** Stops with a sentence when this Node is too old to run the services. */
function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Meridinate needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the locked packages, unless they are there already. */
export function install() {
  checkNode();
  if (installed()) return;
  console.log('Installing packages (once)…');
  const npm = process.env.npm_execpath;
  const { ok } = npm
    ? run(process.execPath, [npm, 'ci', '--no-audit', '--no-fund'], { quiet: true })
    : run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true });
  if (!ok) {
    console.error('npm ci failed; the output is above.');
    process.exit(1);
  }
}

/** Builds what has changed since the last build. */
export function build() {
  console.log('Building…');
  if (!nx(['run-many', '-t', 'build'], { quiet: true }).ok) {
    console.error('The build failed; the output is above.');
    process.exit(1);
  }
}
