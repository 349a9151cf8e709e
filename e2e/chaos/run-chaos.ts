import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService } from '@meridinate/local-cluster';
import { ask } from '../src/testing/api';
import { runArm, type ArmEvidence } from './arm';
import { audit, auditControl, type Figure } from './audit';
import { ROOT, builtService } from './built-service';
import { readMenu } from './menu';
import { makePlan } from './plan';

/** A page takes long enough for faults to strike in it. */
const SLOW_PAGES = [{ match: { method: 'getTransactionsForAddress' }, kind: 'latency', ms: 250 }];
/** 2026-09-09T12:00:00Z */
const STANDING_CLOCK = '1788955200';

/** What a run has shown. */
export interface ChaosReport {
  figures: Figure[];
  /** Things worth knowing that have no bar. */
  notes: Record<string, number>;
}

const notesOf = ({ acknowledged, faults, analyses }: ArmEvidence): Record<string, number> => ({
  ...Object.fromEntries(
    [...new Set(faults.map(({ kind }) => kind))].map((kind) => [
      kind,
      faults.filter((fault) => fault.kind === kind).length,
    ]),
  ),
  'submissions acknowledged': acknowledged.length,
  'submissions sent again': acknowledged.reduce((sum, { refusals }) => sum + refusals, 0),
  'analyses in the database': analyses.length,
});

/**
 * Submits jobs while faults strike, first to the real gateway, then, with `control`, by the same plan to
 * one without idempotence, and audits each. A run without the control arm proves less: its faults may
 * have struck where nothing could go wrong.
 *
 * @param tell hears what is being done, one sentence each
 */
export async function runChaos(
  { seed, jobs, control }: { seed: number; jobs: number; control: boolean },
  tell: (sentence: string) => void,
): Promise<ChaosReport> {
  const plan = makePlan(seed, jobs);
  const folder = mkdtempSync(join(tmpdir(), 'meridinate-chaos-'));
  const simulator = await startService({
    name: 'simulator',
    script: builtService('upstream-simulator'),
    args: ['--now', STANDING_CLOCK],
    env: {},
    readyPath: '/_simulator/health',
  });
  try {
    tell('reading what is true and what it costs');
    const menu = await readMenu(simulator.url, `file:${join(folder, 'menu.db')}`);
    await ask(`${simulator.url}/_simulator/faults`, { method: 'PUT', body: JSON.stringify(SLOW_PAGES) });
    const arm = (name: string, gatewayScript: string): Promise<ArmEvidence> => {
      tell(`${plan.jobs.length} jobs and ${plan.faults.length} faults of seed ${seed}, ${name} gateway`);
      return runArm({ plan, menu, simulatorUrl: simulator.url, gatewayScript, folder: join(folder, name) });
    };
    const real = await arm('real', builtService('api-gateway'));
    const report = { figures: audit(real, menu), notes: notesOf(real) };
    if (!control) return report;
    const doubled = auditControl(await arm('control', join(ROOT, 'e2e/chaos/control-gateway.mjs')));
    return { ...report, figures: [...report.figures, doubled] };
  } finally {
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
