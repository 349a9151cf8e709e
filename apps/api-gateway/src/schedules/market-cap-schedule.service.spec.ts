import { Logger } from '@nestjs/common';
import { simulatedUpstreams } from '@meridinate/local-cluster';
import { openDatabase, type Database } from '@meridinate/persistence';
import { startRooms, type StartedRooms } from '../health/testing/start-rooms';
import { completeAnalysis } from '../testing/completed-analysis';
import { settingsIn, temporaryFolder, type TemporaryFolder } from '../testing/gateway';
import { marketCapsOf } from '../testing/market-caps';
import { MarketSimulator } from '../testing/simulator';
import { until } from '../testing/until';
import { MarketCapScheduleService } from './market-cap-schedule.service';
import { SchedulesModule } from './schedules.module';

const MINUTE = 60_000;
const ANALYSED_AT = 1_763_640_000_000;
const TOKENS = 3;
/** One call reads all of them. */
const CALLS = 1;

describe('the schedule of market capitalisations', () => {
  const { signal } = new AbortController();
  let simulator: MarketSimulator;
  let folder: TemporaryFolder;
  let databases: Database[];
  let now: number;

  const env = (changes: Record<string, string> = {}): Record<string, string> => ({
    ...simulatedUpstreams(simulator.url),
    MARKET_CAP_REFRESH_MINUTES: '1',
    ...changes,
  });
  const open = async (): Promise<Database> => {
    const database = await openDatabase(settingsIn(folder.path).databaseUrl);
    databases.push(database);
    return database;
  };
  /** The schedule as a gateway of its own has it, over the same database. */
  const gateway = async (): Promise<MarketCapScheduleService> => {
    const settings = settingsIn(folder.path, env());
    const database = await open();
    const clock = (): number => now;
    return new MarketCapScheduleService(
      settings,
      database,
      clock,
      marketCapsOf({ settings, database, now: clock }),
    );
  };

  /** The module as it starts and stops with a gateway, by the real clock. */
  const startModule = (changes: Record<string, string> = {}): Promise<StartedRooms> => {
    const { databaseUrl } = settingsIn(folder.path);
    return startRooms([SchedulesModule], env({ ...changes, DATABASE_URL: databaseUrl }));
  };

  beforeAll(async () => {
    Logger.overrideLogger(false);
    simulator = await MarketSimulator.start();
  });
  afterAll(() => simulator.stop());
  beforeEach(async () => {
    databases = [];
    folder = await temporaryFolder();
    const database = await open();
    for (const mint of simulator.tradedMints(TOKENS))
      await completeAnalysis(database, mint, { at: ANALYSED_AT });
    await simulator.reset();
    now = ANALYSED_AT + MINUTE;
  });
  afterEach(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await folder.remove();
  });

  it('refreshes every token once in a tick, however many gateways there are and however often they ask', async () => {
    const gateways = [await gateway(), await gateway(), await gateway()];
    for (const seconds of [0, 5, 10]) {
      now = ANALYSED_AT + MINUTE + seconds * 1_000;
      await Promise.all(gateways.map((each) => each.runDue(signal)));
    }
    expect(await simulator.requests()).toBe(CALLS);
  });

  it('refreshes again in the next tick, whichever gateway is there', async () => {
    const [first, second] = [await gateway(), await gateway()];
    await first.runDue(signal);
    await second.runDue(signal);
    now += MINUTE;
    await second.runDue(signal);
    await first.runDue(signal);
    expect(await simulator.requests()).toBe(2 * CALLS);
  });

  it('does not make up for ticks that passed while no gateway ran', async () => {
    await (await gateway()).runDue(signal);
    now += 10 * MINUTE;
    const later = await gateway();
    for (let asked = 0; asked < 10; asked += 1) await later.runDue(signal);
    expect(await simulator.requests()).toBe(2 * CALLS);
  });

  it('leaves a tick to nobody when its clock is behind that of another gateway', async () => {
    const [ahead, behind] = [await gateway(), await gateway()];
    await ahead.runDue(signal);
    now -= MINUTE;
    await behind.runDue(signal);
    expect(await simulator.requests()).toBe(CALLS);
  });

  it('asks again for a tick while the database does not answer', async () => {
    const schedule = await gateway();
    const [database] = databases;
    const lost = databases.pop();
    await lost?.close();
    await expect(schedule.runDue(signal)).rejects.toThrow();
    Object.assign(schedule, { database });
    await schedule.runDue(signal);
    expect(await database?.ticks.claim('market-cap-refresh', now / MINUTE)).toBe(false);
  });

  it('begins when a gateway starts', async () => {
    const running = await startModule();
    await until('all are refreshed', async () => {
      const tokens = await databases[0]?.tokens.history();
      return tokens?.every(({ marketCapUpdatedAt }) => (marketCapUpdatedAt ?? 0) > ANALYSED_AT);
    });
    await running.stop();
    expect(await simulator.requests()).toBe(CALLS);
  });

  it('is off unless it is switched on', async () => {
    const running = await startModule({ MARKET_CAP_REFRESH_MINUTES: '0' });
    await running.stop();
    expect(await databases[0]?.ticks.claim('market-cap-refresh', 0)).toBe(true);
    expect(await simulator.requests()).toBe(0);
  });

  it('does not keep a gateway from stopping while DexScreener is silent', async () => {
    await simulator.reset([{ kind: 'hang' }]);
    const running = await startModule({ UPSTREAM_TIMEOUT_MS: '300000' });
    await until('its call hangs', async () => (await simulator.requests()) === CALLS);
    await running.stop();
    expect(await simulator.requests()).toBe(CALLS);
  });
});
