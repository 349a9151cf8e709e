import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PLANTED = join(__dirname, '../../planted');

/** What is wrong with the decoder of pages. */
export type PlantedFault = 'spin' | 'poison';

/** A worker as a process of its own whose decoder misbehaves for one mint. */
export class PlantedWorker {
  private child: ChildProcess | null = null;
  private over = false;
  /** How often it died without being told to. */
  deaths = 0;

  constructor(
    private readonly fault: PlantedFault,
    private readonly mint: string,
    private readonly env: Record<string, string>,
  ) {}

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Starts it, again whenever it dies, as a supervisor would. Resolves once it takes jobs. */
  async start(): Promise<void> {
    const args = [join(PLANTED, 'planted-worker.mjs'), join(PLANTED, `${this.fault}.cjs`), this.mint];
    const child = spawn(process.execPath, args, {
      env: { PATH: process.env['PATH'] ?? '', ...this.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.child = child;
    child.once('exit', () => {
      if (this.over) return;
      this.deaths += 1;
      this.start().catch(() => undefined);
    });
    await once(child.stdout, 'data');
  }

  async stop(): Promise<void> {
    this.over = true;
    const child = this.child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}
