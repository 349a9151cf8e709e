import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres, type PostgresServer, type Service } from '@meridinate/local-cluster';
import { Draws } from '../../chaos/draws';
import { analyse, ask, inProcess } from '../testing/api';
import { SimulatorKnowledge } from '../testing/simulator';
import { Stack, simulatedBy } from '../testing/stack';
import { LaneRun } from './lane-run';
import { lanesOver, type Get } from './lanes';
import { readWorld, walletsByInterest } from './read-world';
import { inOrder } from './world';

const WRITES = Number(process.env['DURABILITY_WRITES'] ?? 200);
const SEED = Number(process.env['DURABILITY_SEED'] ?? 20_260_909);
const WRITES_A_LIFE = 60;
const LATEST_KILL_MS = 6;
const TOKENS = 3;
const WALLETS = 3;
const LIFE_DEADLINE_MS = 60_000;
const SETTINGS = { api_settings: { transactionLimit: 100, minUsdFilter: 0, walletCount: 20 } };

interface Listed {
  total: number;
  total_wallets: number;
  tokens: { id: number; wallet_addresses: string[] }[];
}

describe('a gateway that is killed while it writes', () => {
  const stack = new Stack();
  const draws = new Draws(SEED);
  let simulator: Service;
  let postgres: PostgresServer;
  let gateway: Service;

  beforeAll(async () => {
    [postgres, simulator] = await Promise.all([startPostgres(), stack.simulator()]);
  });
  afterAll(async () => {
    await stack.stop();
    await postgres?.stop();
  });

  const get: Get = async <T>(path: string) => (await ask<T>(gateway.url + path)).body;
  const start = async (databaseUrl: string): Promise<void> => {
    const env = { ...simulatedBy(simulator), DATABASE_URL: databaseUrl };
    gateway = await stack.service('api-gateway', env);
  };

  /** Lets all lanes write until so many writes have been sent, and kills the gateway in the middle of them. */
  async function liveAndDie(runs: readonly LaneRun[], writes: number, delayMs: number): Promise<void> {
    let sent = 0;
    const kills: Promise<void>[] = [];
    const onSend = (): boolean => {
      sent += 1;
      if (sent === writes) kills.push(pause(delayMs).then(() => gateway.kill('SIGKILL')));
      return true;
    };
    await Promise.all(runs.map((run) => run.write(gateway.url, onSend)));
    await Promise.all(kills);
    expect(await gateway.exited).toMatchObject({ signal: 'SIGKILL' });
  }

  /** Numbers that are kept beside the rows were changed with them or not at all. */
  async function expectCountsAgree(): Promise<void> {
    const history = await get<Listed>('/api/tokens/history');
    const trash = await get<Listed>('/api/tokens/trash');
    expect([history.total, trash.total]).toEqual([history.tokens.length, trash.tokens.length]);
    expect(history.total + trash.total).toBe(TOKENS);
    const tokensOf = new Map<string, number>();
    for (const wallet of history.tokens.flatMap(({ wallet_addresses }) => wallet_addresses))
      tokensOf.set(wallet, (tokensOf.get(wallet) ?? 0) + 1);
    expect(history.total_wallets).toBe(tokensOf.size);
    const { wallets } = await get<{ wallets: { wallet_address: string; token_count: number }[] }>(
      '/multi-token-wallets?min_tokens=1',
    );
    const counted = wallets.map(({ wallet_address, token_count }) => [wallet_address, token_count]);
    const byAddress = (rows: unknown[][]): unknown[][] =>
      rows.sort(([left], [right]) => inOrder(String(left), String(right)));
    expect(byAddress(counted)).toEqual(byAddress([...tokensOf]));
  }

  it.each([
    ['embedded', () => stack.database()],
    ['PostgreSQL', () => postgres.url],
  ])(
    `has kept all that it acknowledged and nothing by halves: ${WRITES} writes, %s`,
    async (engine, databaseUrl) => {
      await start(databaseUrl());
      for (const mint of await new SimulatorKnowledge(simulator.url).mints(TOKENS))
        await analyse(gateway, inProcess, mint, SETTINGS);
      const world = await readWorld(gateway.url);
      const wallets = walletsByInterest(world).all.slice(0, WALLETS);
      const lanes = lanesOver(
        wallets,
        world.tokens.map(({ id }) => id),
      );
      const runs = await Promise.all(lanes.map((lane) => LaneRun.over(lane, get)));
      const acknowledged = (): number => runs.reduce((sum, run) => sum + run.acknowledged, 0);
      const seen = { kills: 0, kept: 0, lost: 0 };
      while (acknowledged() < WRITES) {
        await liveAndDie(runs, WRITES_A_LIFE, draws.between(0, LATEST_KILL_MS));
        await start(databaseUrl());
        seen.kills += 1;
        for (const run of runs) {
          const fate = await run.expectKept(get);
          if (fate !== null) seen[fate] += 1;
        }
        await expectCountsAgree();
      }
      const told = { seed: SEED, engine, acknowledged: acknowledged(), ...seen };
      process.stdout.write(`durability: ${JSON.stringify(told)}\n`);
      // A kill between two writes would prove little.
      expect(seen.kept + seen.lost).toBeGreaterThanOrEqual(seen.kills);
    },
    (WRITES / WRITES_A_LIFE + 2) * LIFE_DEADLINE_MS,
  );
});
