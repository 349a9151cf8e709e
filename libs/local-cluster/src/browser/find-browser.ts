import { canInstall, installWithPackageManager } from '../process/package-manager';
import { findProgram, runProgram } from '../process/programs';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome'];
const TELLS_VERSION_WITHIN_MS = 20_000;

/** Ubuntu's chromium-browser is a script that only asks for a snap, so each is started once. */
const runs = (path: string): Promise<boolean> =>
  runProgram(path, ['--version'], { timeoutMs: TELLS_VERSION_WITHIN_MS }).then(
    () => true,
    () => false,
  );

async function installed(): Promise<string | null> {
  for (const name of PROGRAMS) {
    const path = await findProgram(name);
    if (path !== null && (await runs(path))) return path;
  }
  return null;
}

/**
 * Absolute path of Chromium or Chrome; Debian's package is installed when this process is root and there
 * is none.
 * @throws Error that tells what to install.
 */
export async function findBrowser(): Promise<string> {
  const present = await installed();
  if (present !== null) return present;
  let reason = '';
  if (await canInstall()) {
    try {
      await installWithPackageManager('chromium');
    } catch (error) {
      reason = ` Installing it failed: ${String(error)}`;
    }
  }
  const path = await installed();
  if (path !== null) return path;
  throw new Error(`No browser on this machine. Install the package chromium, or Google Chrome.${reason}`);
}
