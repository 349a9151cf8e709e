import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Folders in which programs are looked for; the system ones are there for the PATH of a service. */
export function programFolders(): string[] {
  return [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/sbin'].filter(Boolean);
}

export function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Absolute path of a program, or null when it is not installed. */
export async function findProgram(
  name: string,
  folders: readonly string[] = programFolders(),
): Promise<string | null> {
  for (const folder of folders) {
    const path = join(folder, name);
    if (await isExecutable(path)) return path;
  }
  return null;
}

/** Output of a short command. Rejects, with what it wrote, when it fails or takes too long. */
export function runProgram(
  command: string,
  args: readonly string[],
  { timeoutMs, owner }: { timeoutMs: number; owner?: { uid: number; gid: number } },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { timeout: timeoutMs, killSignal: 'SIGKILL' as const, cwd: '/', ...owner };
    execFile(command, args, options, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else reject(new Error(`${command} failed: ${error.message}\n${stdout}${stderr}`, { cause: error }));
    });
  });
}
