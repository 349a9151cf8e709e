import { setMaxListeners } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, readAnalysis, type Analysis } from '../src/testing/api';
import { SimulatorKnowledge } from '../src/testing/simulator';
import { submitUntilAcknowledged, type Acknowledged } from './client';
import { Cluster, type StruckFault } from './cluster';
import { readDatabase, type KeptAnalysis } from './evidence';
import type { Menu } from './menu';
import type { ChaosPlan } from './plan';

const BETWEEN_LOOKS_MS = 100;
/** Far above the bar: what is not done by then is taken as lost. */
const GIVE_UP_MS = 180_000;
const QUIET_WITHIN_MS = 90_000;

/** Everything an audit looks at. */
export interface ArmEvidence {
  acknowledged: Acknowledged[];
  faults: StruckFault[];
  analyses: KeptAnalysis[];
  /** Credits the simulator has billed. */
  billed: number;
  /** ms from the end of the last fault until no acknowledged analysis was unfinished; null after 180 s. */
  drainMs: number | null;
  /** Ids of completed outcomes as they were delivered; only the control arm keeps them. */
  deliveries: string[];
}

export interface ArmOptions {
  plan: ChaosPlan;
  menu: Menu;
  simulatorUrl: string;
  gatewayScript: string;
  /** Does not exist yet. */
  folder: string;
}

/** Waits until all are ended; asks on through outages. */
async function drained(gatewayUrl: string, ids: readonly string[], since: number): Promise<number | null> {
  const open = new Set(ids);
  for (;;) {
    for (const id of open) {
      const status = await readAnalysis({ url: gatewayUrl }, id).then(
        (analysis) => analysis.status,
        () => null,
      );
      if (status === null || status === 'queued' || status === 'processing') break;
      open.delete(id);
    }
    if (open.size === 0) return Date.now() - since;
    if (Date.now() - since > GIVE_UP_MS) return null;
    await pause(BETWEEN_LOOKS_MS);
  }
}

/**
 * Waits for what nobody was promised as well, and for results that are delivered again, so that the
 * database and the simulator's bill can be compared.
 */
async function quiet(cluster: Cluster): Promise<void> {
  const end = Date.now() + QUIET_WITHIN_MS;
  while (Date.now() < end) {
    const { body } = await ask<{ jobs: Pick<Analysis, 'status'>[] }>(
      `${cluster.gatewayUrl}/analysis?limit=1000`,
    );
    const ended = body.jobs.every(({ status }) => status !== 'queued' && status !== 'processing');
    if (ended && (await cluster.resultsAreIn())) return;
    await pause(BETWEEN_LOOKS_MS);
  }
}

/**
 * Submits and strikes as planned. The first failure ends it: nothing is submitted or started after the
 * return, so that what runs can be stopped.
 */
async function play(
  cluster: Cluster,
  plan: ChaosPlan,
  menu: Menu,
): Promise<Pick<ArmEvidence, 'acknowledged' | 'faults'>> {
  const failed = new AbortController();
  const { signal } = failed;
  // Every job and every fault waits for it.
  setMaxListeners(0, signal);
  const submitting = plan.jobs.map(async (job) => {
    await pause(job.atMs, undefined, { signal });
    const key = `chaos-${plan.seed}-${job.ceiling}`;
    return submitUntilAcknowledged(cluster.gatewayUrl, { job, menu, key, signal });
  });
  const striking = plan.faults.map(async (fault) => {
    await pause(fault.atMs, undefined, { signal });
    return cluster.strike(fault);
  });
  try {
    const [acknowledged, faults] = await Promise.all([Promise.all(submitting), Promise.all(striking)]);
    return { acknowledged, faults };
  } catch (error) {
    failed.abort();
    await Promise.allSettled([...submitting, ...striking]);
    throw error;
  }
}

/** Plays one plan against processes of its own and collects what there is to know afterwards. */
export async function runArm({ plan, menu, ...where }: ArmOptions): Promise<ArmEvidence> {
  mkdirSync(where.folder);
  const knowledge = new SimulatorKnowledge(where.simulatorUrl);
  const cluster = await Cluster.start(where);
  try {
    await knowledge.resetLedger();
    const { acknowledged, faults } = await play(cluster, plan, menu);
    const ids = acknowledged.map(({ id }) => id);
    const drainMs = await drained(
      cluster.gatewayUrl,
      ids,
      Math.max(...faults.map(({ healedAt }) => healedAt)),
    );
    await quiet(cluster);
    await cluster.stop();
    const deliveries = join(where.folder, 'deliveries');
    return {
      ...{ acknowledged, faults, drainMs },
      analyses: readDatabase(cluster.databasePath),
      billed: await knowledge.billedCredits(),
      deliveries: existsSync(deliveries) ? readFileSync(deliveries, 'utf8').trim().split('\n') : [],
    };
  } finally {
    await cluster.stop();
  }
}
