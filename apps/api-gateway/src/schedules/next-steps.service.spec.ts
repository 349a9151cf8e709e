import { Logger } from '@nestjs/common';
import { simulatedUpstreams } from '@meridinate/local-cluster';
import { openDatabase, type Database } from '@meridinate/persistence';
import { startRooms, type StartedRooms } from '../health/testing/start-rooms';
import { completeAnalysis } from '../testing/completed-analysis';
import { settingsIn, temporaryFolder, type TemporaryFolder } from '../testing/gateway';
import { marketCapsOf } from '../testing/market-caps';
import { MarketSimulator } from '../testing/simulator';
import { until } from '../testing/until';
import { NextStepsService } from './next-steps.service';
import { RefreshMarketCapStep } from './refresh-market-cap.step';
import { SchedulesModule } from './schedules.module';

const MINUTE = 60_000;
const LEASE = MINUTE;
const COMPLETED_AT = 1_763_640_000_000;

describe('next steps', () => {
  const { signal } = new AbortController();
  const warn = jest.spyOn(Logger.prototype, 'warn');
  let simulator: MarketSimulator;
  let folder: TemporaryFolder;
  let databases: Database[];
  let database: Database;
  let now: number;

  const env = (changes: Record<string, string> = {}): Record<string, string> => ({
    ...simulatedUpstreams(simulator.url),
    UPSTREAM_ATTEMPTS: '1',
    ...changes,
  });
  const open = async (): Promise<Database> => {
    const opened = await openDatabase(settingsIn(folder.path).databaseUrl);
    databases.push(opened);
    return opened;
  };
  /** The service as a gateway of its own has it, over the same database. */
  const gateway = async (changes: Record<string, string> = {}): Promise<NextStepsService> => {
    const parts = { settings: settingsIn(folder.path, env(changes)), database: await open(), now: () => now };
    return new NextStepsService(
      parts.database,
      parts.now,
      new RefreshMarketCapStep(parts.database, marketCapsOf(parts)),
    );
  };
  /** Completes an analysis that is followed by a refresh. Gives the id of its token. */
  const declare = (mint: string, afterMinutes: number): Promise<number> =>
    completeAnalysis(database, mint, {
      at: COMPLETED_AT,
      nextSteps: [{ step: 'refresh_market_cap', afterMinutes }],
    });
  const updatedAt = async (tokenId: number): Promise<number | null | undefined> =>
    (await database.tokens.find(tokenId))?.token.marketCapUpdatedAt;
  /** Whether a step is left, also one that is not due or claimed by somebody. */
  const isLeft = async (): Promise<boolean> => {
    const [step] = await database.nextSteps.claim(now + 1_000 * MINUTE, 0, 1);
    return step !== undefined;
  };
  const warnings = (): string[] => warn.mock.calls.map(([text]) => String(text));

  /** The module as it starts and stops with a gateway, by the real clock. */
  const startModule = (changes: Record<string, string> = {}): Promise<StartedRooms> => {
    const { databaseUrl } = settingsIn(folder.path);
    return startRooms([SchedulesModule], env({ ...changes, DATABASE_URL: databaseUrl }));
  };

  beforeAll(async () => {
    Logger.overrideLogger(false);
    simulator = await MarketSimulator.start();
  });
  afterAll(async () => {
    warn.mockRestore();
    await simulator.stop();
  });
  beforeEach(async () => {
    warn.mockClear();
    databases = [];
    folder = await temporaryFolder();
    database = await open();
    await simulator.reset();
    now = COMPLETED_AT + 5 * MINUTE;
  });
  afterEach(async () => {
    await Promise.all(databases.map((each) => each.close()));
    await folder.remove();
  });

  it('run once, so many minutes after the analysis and not before', async () => {
    const [mint = ''] = simulator.tradedMints(1);
    const token = await declare(mint, 5);
    const service = await gateway();
    now -= 1;
    await service.runDue(signal);
    expect(await updatedAt(token)).toBe(COMPLETED_AT);
    now += 1;
    await service.runDue(signal);
    expect(await updatedAt(token)).toBe(now);
    expect(await isLeft()).toBe(false);
  });

  it('run all that are due, more than fit at a time', async () => {
    const mints = simulator.tradedMints(9);
    for (const mint of mints) await declare(mint, 1);
    await (await gateway()).runDue(signal);
    expect(await simulator.requests()).toBe(9);
    expect(await isLeft()).toBe(false);
  });

  it('run in one gateway of several', async () => {
    const mints = simulator.tradedMints(6);
    for (const mint of mints) await declare(mint, 1);
    const gateways = [await gateway(), await gateway(), await gateway()];
    await simulator.reset([{ kind: 'latency', ms: 50 }]);
    await Promise.all(gateways.map((each) => each.runDue(signal)));
    expect(await simulator.requests()).toBe(6);
  });

  it('run when a gateway starts after they were due', async () => {
    const [mint = ''] = simulator.tradedMints(1);
    const token = await declare(mint, 1);
    const running = await startModule();
    await until('it is refreshed', async () => ((await updatedAt(token)) ?? 0) > now);
    await running.stop();
  });

  it('run again after the lease when the process that claimed them was killed', async () => {
    const [mint = ''] = simulator.tradedMints(1);
    const token = await declare(mint, 1);
    await database.nextSteps.claim(now, LEASE, 1);
    const service = await gateway();
    now += LEASE - 1;
    await service.runDue(signal);
    expect(await updatedAt(token)).toBe(COMPLETED_AT);
    now += 1;
    await service.runDue(signal);
    expect(await updatedAt(token)).toBe(now);
  });

  it('run again after the lease when they fail for a reason that may pass', async () => {
    const [mint = ''] = simulator.tradedMints(1);
    const token = await declare(mint, 1);
    const service = await gateway();
    await simulator.reset([{ kind: 'empty_503', times: 1 }]);
    await service.runDue(signal);
    await service.runDue(signal);
    expect(await simulator.requests()).toBe(1);
    now += LEASE;
    await service.runDue(signal);
    expect(await updatedAt(token)).toBe(now);
    expect(await isLeft()).toBe(false);
  });

  it('are given up with a warning after five attempts', async () => {
    const [mint = ''] = simulator.tradedMints(1);
    await declare(mint, 1);
    const service = await gateway();
    await simulator.reset([{ kind: 'empty_503' }]);
    for (let run = 0; run < 8; run += 1, now += LEASE) await service.runDue(signal);
    expect(await simulator.requests()).toBe(5);
    expect(await isLeft()).toBe(false);
    expect(warnings()).toHaveLength(5);
    expect(warnings()[4]).toMatch(
      /refresh_market_cap of analysis .* is given up after attempt 5: .*DexScreener/i,
    );
  });

  it('are given up without a run when five processes have died of them', async () => {
    const [mint = ''] = simulator.tradedMints(1);
    await declare(mint, 1);
    for (let killed = 0; killed < 5; killed += 1, now += LEASE) {
      expect(await database.nextSteps.claim(now, LEASE, 1)).toHaveLength(1);
    }
    await (await gateway()).runDue(signal);
    expect(await simulator.requests()).toBe(0);
    expect(await isLeft()).toBe(false);
    expect(warnings()[0]).toContain('no attempt came to an end');
  });

  it('are given up at once for a reason that will not pass', async () => {
    const [mint = ''] = simulator.tradedMints(1);
    await declare(mint, 1);
    await (await gateway({ DEXSCREENER_URL: `${simulator.url}/nowhere` })).runDue(signal);
    expect(await isLeft()).toBe(false);
    expect(warnings()[0]).toContain('is given up after attempt 1');
  });

  it('are done when no pair trades the token', async () => {
    await declare(simulator.untradedMint, 1);
    await (await gateway()).runDue(signal);
    expect(await isLeft()).toBe(false);
    expect(warnings()).toEqual([]);
  });

  it('are left to the next process when a gateway stops in the middle', async () => {
    const [mint = ''] = simulator.tradedMints(1);
    await declare(mint, 1);
    await simulator.reset([{ kind: 'hang' }]);
    const running = await startModule({ UPSTREAM_TIMEOUT_MS: '300000' });
    await until('its call hangs', async () => (await simulator.requests()) === 1);
    await running.stop();
    now = Date.now();
    expect(await isLeft()).toBe(true);
    expect(warnings()).toEqual([]);
  });
});
