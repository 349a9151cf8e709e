import { startProxy, type Proxy, type Service } from '@meridinate/local-cluster';
import { setTimeout as pause } from 'node:timers/promises';
import { ended, queued, readAnalysis, submit, until } from '../testing/api';
import { mintsWithLongHistory } from '../testing/long-histories';
import { SimulatorKnowledge } from '../testing/simulator';
import { Stack, queuedBy, simulatedBy } from '../testing/stack';

const LOCK_MS = 4_000;
/** A page takes long, so that the worker that is cut off has a reason to go on. */
const SLOW = [{ match: { method: 'getTransactionsForAddress' }, kind: 'latency', ms: 1_000 }];
const PAGES = 8;
const SETTINGS = { min_usd: 0, api_settings: { transactionLimit: PAGES * 100 } };

describe('a worker that is cut off from Redis', () => {
  const stack = new Stack();
  /** What the worker that is cut off asks, and what its successor asks. */
  let cutOff: { simulator: Service; knowledge: SimulatorKnowledge };
  let successor: { simulator: Service; knowledge: SimulatorKnowledge };
  let viaProxy: Record<string, string>;
  let direct: Record<string, string>;
  let proxy: Proxy;
  let gateway: Service;
  let mints: string[];

  async function slowSimulator(): Promise<typeof cutOff> {
    const simulator = await stack.simulator();
    const knowledge = new SimulatorKnowledge(simulator.url);
    await knowledge.setFaults(SLOW);
    return { simulator, knowledge };
  }

  beforeAll(async () => {
    const redis = await stack.redis();
    proxy = await startProxy({ target: { host: '127.0.0.1', port: redis.port } });
    cutOff = await slowSimulator();
    successor = await slowSimulator();
    const lock = { WORKER_LOCK_MS: String(LOCK_MS) };
    direct = { ...simulatedBy(successor.simulator), ...queuedBy(redis), ...lock };
    const url = `redis://127.0.0.1:${proxy.port}`;
    viaProxy = { ...simulatedBy(cutOff.simulator), ...queuedBy({ ...redis, url }), ...lock };
    gateway = await stack.service('api-gateway', { ...direct, DATABASE_URL: stack.database() });
    mints = await mintsWithLongHistory(cutOff.simulator, PAGES * 120);
  });
  afterAll(async () => {
    await stack.stop();
    await proxy?.stop();
  });

  it.each([
    { mode: 'hole', by: 'a network that loses everything' },
    { mode: 'refuse', by: 'a port that is closed' },
  ] as const)(
    'in the middle of an analysis by $by asks for nothing more once its lease has ended',
    async ({ mode }) => {
      await proxy.become('pass');
      await cutOff.knowledge.resetLedger();
      await successor.knowledge.resetLedger();
      const mint = mints.shift() ?? '';
      const doomed = await stack.service('analysis-worker', viaProxy, 'worker that is cut off');
      const id = await submit(gateway, queued, mint, SETTINGS);
      await until(
        'a page is read',
        () => readAnalysis(gateway, id),
        ({ progress }) => (progress?.transactions ?? 0) >= 100,
      );
      const heir = await stack.service('analysis-worker', direct, 'successor');
      expect(await successor.knowledge.requests('helius')).toBe(0);

      await proxy.become(mode);
      // The lock was renewed before the cut, so by then it has expired.
      const leaseEnds = Date.now() + LOCK_MS;
      await pause(leaseEnds - Date.now());
      const askedInTime = await cutOff.knowledge.requests('helius');
      expect(askedInTime).toBeGreaterThanOrEqual(2);

      await until(
        'the successor runs it',
        () => successor.knowledge.requests('helius'),
        (requests) => requests > 0,
      );
      const takenOverAt = Date.now();
      expect(takenOverAt).toBeGreaterThanOrEqual(leaseEnds - LOCK_MS / 2);
      expect(await cutOff.knowledge.requests('helius')).toBe(askedInTime);
      // What has waited in the network arrives while the successor is at work.
      await proxy.become('pass');

      const analysis = await ended(gateway, id);
      expect(analysis).toMatchObject({ status: 'completed', attempt: 2 });
      expect(await cutOff.knowledge.requests('helius')).toBe(askedInTime);
      const billed = (await cutOff.knowledge.billedCredits()) + (await successor.knowledge.billedCredits());
      const uncounted = billed - analysis.credits_used;
      process.stdout.write(
        `${mode}: ${takenOverAt - leaseEnds} ms from the lease's end to the successor's first call, ${uncounted} credits in no ledger\n`,
      );
      expect(uncounted).toBeGreaterThanOrEqual(0);
      expect(uncounted).toBeLessThanOrEqual(Number(analysis.result?.['credits_unaccounted']));
      const truth = await successor.knowledge.truth(mint, PAGES * 100);
      const wallets = truth
        .filter(({ flags }) => !flags.includes('creator') && !flags.includes('off_curve'))
        .map(({ wallet }) => wallet);
      const found = analysis.result?.early_bidders.map(({ wallet_address }) => wallet_address) ?? [];
      expect(found).toEqual(wallets.slice(0, found.length));
      expect(found.length).toBeGreaterThan(0);
      await Promise.all([doomed.stop(), heir.stop()]);
    },
  );
});
