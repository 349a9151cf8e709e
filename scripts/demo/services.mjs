// Which processes the demonstration runs, and with what environment.
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { simulatedUpstreams, startRedis, startService } from '@meridinate/local-cluster';
import { givenVariables } from '@meridinate/settings';
import { ROOT } from '../bootstrap.mjs';

/** @typedef {{ name: string, url: string, stop: (graceMs: number) => Promise<unknown>, exited: Promise<unknown> }} Running */

/** @param {string} app */
const script = (app) => join(ROOT, 'apps', app, 'dist', 'main.js');

/** The caller's own settings, to be handed to the services; a port is for one of them only. */
function ownSettings() {
  const { PORT: _, ...own } = givenVariables(process.env);
  return own;
}

/** @param {number} port @returns {Promise<void>} rejects with what to do when somebody listens there */
const checkFree = (port) =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(
        new Error(`Port ${port} is taken. Stop what listens there, or choose another: PORT=5103 npm start`),
      ),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });

/**
 * A page of history takes the real upstream a moment; without it there would be no progress to see.
 * @param {string} url of the simulator
 */
async function slowDown(url) {
  await fetch(`${url}/_simulator/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ match: { method: 'getTransactionsForAddress' }, kind: 'latency', ms: 400 }]),
  });
}

/**
 * Starts everything; what is started is pushed on `running` at once, so that a failure half-way can
 * still be cleaned up.
 *
 * @param {{ cluster: boolean, demo: boolean }} options
 * @param {Running[]} running
 * @returns {Promise<{ gateway: Running, simulator: Running | null }>}
 */
export async function startServices({ cluster, demo }, running) {
  const port = process.env.PORT || '5003';
  await checkFree(Number(port));
  mkdirSync(join(ROOT, 'var'), { recursive: true });
  /** @param {string} name @param {string} app @param {Record<string, string>} env */
  const start = async (name, app, env) => {
    const readyPath = app === 'upstream-simulator' ? '/_simulator/health' : '/health';
    const service = await startService({ name, script: script(app), env, readyPath, readyTimeoutMs: 60_000 });
    running.push(service);
    return service;
  };

  const simulator = demo ? await start('simulator', 'upstream-simulator', { LOG_LEVEL: 'warn' }) : null;
  if (simulator) await slowDown(simulator.url);
  // The caller's settings stand before all defaults here. Only a demonstration without a key sets the
  // upstreams itself, and --cluster its own Redis.
  /** @type {Record<string, string>} */
  const shared = {
    LOG_LEVEL: 'warn',
    ...ownSettings(),
    ...(simulator ? simulatedUpstreams(simulator.url) : {}),
  };
  if (cluster) {
    const redis = await startRedis({ appendonly: true });
    running.push({ name: 'redis', url: redis.url, stop: () => redis.stop(), exited: new Promise(() => {}) });
    Object.assign(shared, { REDIS_ENABLED: 'true', REDIS_URL: redis.url });
  }
  const database = `file:${join(ROOT, 'var', demo ? 'demo.db' : 'meridinate.db')}`;
  const gateway = await start('gateway', 'api-gateway', {
    DATABASE_URL: database,
    ...shared,
    PORT: port,
  });
  if (cluster) {
    await start('worker 1', 'analysis-worker', shared);
    await start('worker 2', 'analysis-worker', shared);
    await start('exporter', 'metrics-exporter', shared);
  }
  return { gateway, simulator };
}
