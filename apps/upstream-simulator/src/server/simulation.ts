import type { ChainSource } from '../chain/chain-source';
import { SyntheticChain } from '../chain/synthetic-chain';
import { Ledger } from '../billing/ledger';
import { FaultBoard } from '../faults/fault-board';
import { SolUsd } from '../prices/sol-usd';
import { WebhookBoard } from '../webhooks/webhook-board';

/** What one simulator plays. */
export interface SimulationOptions {
  /** Everything made up follows from it. */
  seed: string;
  /** The one Helius key that is accepted; null accepts any that is not empty. */
  key: string | null;
  /** Recorded transactions to serve instead of made-up ones. */
  recorded: ChainSource | null;
  /** Unix seconds. */
  now: () => number;
}

/** The parts behind all routes. */
export interface Simulation {
  key: string | null;
  now: () => number;
  /** Histories and accounts as Helius answers them. */
  source: ChainSource;
  /** Prices, pairs and truth are made up even when histories are recorded. */
  synthetic: SyntheticChain;
  solUsd: SolUsd;
  faults: FaultBoard;
  ledger: Ledger;
  webhooks: WebhookBoard;
}

export function createSimulation({ seed, key, recorded, now }: SimulationOptions): Simulation {
  const solUsd = new SolUsd(seed);
  const synthetic = new SyntheticChain(seed, solUsd);
  return {
    key,
    now,
    source: recorded ?? synthetic,
    synthetic,
    solUsd,
    faults: new FaultBoard(seed),
    ledger: new Ledger(),
    webhooks: new WebhookBoard(seed),
  };
}
