import { startService, simulatedUpstreams } from '@meridinate/local-cluster';
import { ask, inProcess, post, until, type Analysis } from '../src/testing/api';
import { SimulatorKnowledge, type TrueBuyer } from '../src/testing/simulator';
import { MINTS, TRANSACTION_LIMITS } from './plan';
import { builtService } from './built-service';

const MAX_WALLETS = 10;

/** One analysis that is asked for: what it must find, and what it costs where nothing goes wrong. */
export interface Dish {
  mint: string;
  transactionLimit: number;
  buyers: TrueBuyer[];
  credits: number;
}

/** All analyses that are asked for, by mint and limit. */
export class Menu {
  private readonly dishes: ReadonlyMap<string, Dish>;

  constructor(
    readonly mints: readonly string[],
    dishes: readonly Dish[],
  ) {
    this.dishes = new Map(dishes.map((dish) => [`${dish.mint} ${dish.transactionLimit}`, dish]));
  }

  /** @throws Error for what nobody asks for */
  dish(mint: string, transactionLimit: number): Dish {
    const dish = this.dishes.get(`${mint} ${transactionLimit}`);
    if (dish === undefined) throw new Error(`${mint} to ${transactionLimit} is not on the menu`);
    return dish;
  }
}

/** The body of a submission. Every buy counts, so that buyers can be compared with the truth. */
export const request = (mint: string, transactionLimit: number, maxCreditsPerAnalysis: number): object => ({
  address: mint,
  min_usd: 0,
  api_settings: { transactionLimit, maxCreditsPerAnalysis, walletCount: MAX_WALLETS },
});

/** The buyers a result must list. */
async function buyersOf(knowledge: SimulatorKnowledge, mint: string, limit: number): Promise<TrueBuyer[]> {
  const all = await knowledge.truth(mint, limit);
  return all
    .filter(({ flags }) => !flags.includes('creator') && !flags.includes('off_curve'))
    .slice(0, MAX_WALLETS);
}

async function priceOf(gateway: string, mint: string, limit: number): Promise<number> {
  const { body } = await post<{ job_id: string }>(gateway + inProcess, request(mint, limit, 1_000));
  const { status, credits_used } = await until(
    `${mint} is analysed without faults`,
    async () => (await ask<Analysis>(`${gateway}/analysis/${body.job_id}`)).body,
    ({ status: state }) => state !== 'queued' && state !== 'processing',
  );
  if (status !== 'completed') throw new Error(`${mint} is ${status} where nothing goes wrong`);
  return credits_used;
}

/** Asks the simulator for the truth, and has each analysis made once in a gateway that nothing happens to. */
export async function readMenu(simulatorUrl: string, databaseUrl: string): Promise<Menu> {
  const knowledge = new SimulatorKnowledge(simulatorUrl);
  const mints = await knowledge.mints(MINTS);
  const gateway = await startService({
    name: 'gateway without faults',
    script: builtService('api-gateway'),
    env: { ...simulatedUpstreams(simulatorUrl), LOG_LEVEL: 'warn', DATABASE_URL: databaseUrl },
  });
  try {
    const dishes: Dish[] = [];
    for (const mint of mints) {
      for (const transactionLimit of TRANSACTION_LIMITS) {
        const buyers = await buyersOf(knowledge, mint, transactionLimit);
        dishes.push({
          mint,
          transactionLimit,
          buyers,
          credits: await priceOf(gateway.url, mint, transactionLimit),
        });
      }
    }
    return new Menu(mints, dishes);
  } finally {
    await gateway.stop();
  }
}
