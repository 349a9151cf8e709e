import { compile } from './compile';
import { Dice } from './dice';
import type { Envelope } from './envelope';
import { addLiquidity, removeLiquidity } from './events/liquidity';
import { airdrop, claim, transfer } from './events/gifts';
import { jointBuy, roundTrip, sandwich, slotBundle } from './events/bundles';
import { launch } from './events/launch';
import { isComplete, migrate } from './events/migration';
import { buy, failedBuy, filledOrder, sponsoredBuy, vaultBuy } from './events/purchases';
import { sell } from './events/sales';
import { blockTimeOf, planLaunch, type LaunchPlan } from './launch-plan';
import type { Population } from './population';
import { Scene, type Act, type BuyIntent, type Happening } from './scene';
import { signatureOf } from './signature';
import { openVenue, type Reserves, type Venue } from './venue';
import { QUOTE_MINTS } from './well-known';
import type { SolUsd } from '../prices/sol-usd';

/** A transaction in its place, with what its makers meant by it. */
export interface PlayedTransaction {
  envelope: Envelope;
  signature: string;
  slot: number;
  transactionIndex: number;
  blockTime: number;
  buys: readonly BuyIntent[];
}

export interface History {
  mint: string;
  plan: LaunchPlan;
  /** By slot and place in the block. */
  transactions: readonly PlayedTransaction[];
}

const HAPPENINGS: Record<string, { weight: number; start: (scene: Scene) => Happening }> = {
  buy: { weight: 46, start: buy },
  sponsoredBuy: { weight: 4, start: sponsoredBuy },
  vaultBuy: { weight: 3, start: vaultBuy },
  filledOrder: { weight: 4, start: filledOrder },
  jointBuy: { weight: 3, start: jointBuy },
  slotBundle: { weight: 2, start: slotBundle },
  sandwich: { weight: 2, start: sandwich },
  roundTrip: { weight: 3, start: roundTrip },
  sell: { weight: 26, start: sell },
  transfer: { weight: 4, start: transfer },
  airdrop: { weight: 2, start: airdrop },
  claim: { weight: 2, start: claim },
  addLiquidity: { weight: 3, start: addLiquidity },
  removeLiquidity: { weight: 2, start: removeLiquidity },
};
const WEIGHTS = Object.fromEntries(Object.entries(HAPPENINGS).map(([name, { weight }]) => [name, weight]));
const FAILED_SHARE = 0.35;

function firstVenue(plan: LaunchPlan, dice: Dice): Venue {
  if (plan.kind === 'pump_fun') {
    return openVenue('pump_fun', plan, { tokens: 1_073_000_000_000_000n, quote: 30_000_000_000n });
  }
  const quote =
    plan.quote.decimals === 9
      ? dice.amount(8_000_000_000, 90_000_000_000)
      : dice.amount(1_500_000_000, 15_000_000_000);
  const share = plan.kind === 'raydium_launchlab' ? 100n : BigInt(dice.int(60, 95));
  const reserves: Reserves = { tokens: (plan.supply * share) / 100n, quote };
  return openVenue(plan.kind, plan, reserves);
}

/** Plays the launch of one mint from its first transaction to its last. */
class Player {
  readonly played: PlayedTransaction[] = [];
  private readonly scene: Scene;
  private transactionIndex: number;

  constructor(
    private readonly seed: string,
    private readonly mint: string,
    private readonly plan: LaunchPlan,
    population: Population,
    solUsd: SolUsd,
  ) {
    const dice = Dice.of('history', seed, mint);
    this.scene = new Scene(seed, plan, dice, population, solUsd, firstVenue(plan, dice));
    this.transactionIndex = dice.int(3, 900);
  }

  play(): void {
    const { scene, plan } = this;
    this.perform(launch(scene));
    while (this.played.length < plan.transactions) {
      scene.progress = this.played.length / plan.transactions;
      this.goOn();
      if (isComplete(scene)) this.perform(migrate(scene));
      else if (scene.dice.chance(FAILED_SHARE)) this.perform(failedBuy(scene));
      else this.perform((HAPPENINGS[scene.dice.weighted(WEIGHTS)]?.start ?? buy)(scene));
    }
  }

  /** Lets time pass: nothing at all in a rush, minutes later on. */
  private goOn(): void {
    const { dice, progress } = this.scene;
    if (dice.chance(0.3)) return;
    this.scene.slot += Math.ceil(dice.spread(1, 4 + 9_000 * progress ** 3));
    this.transactionIndex = dice.int(0, 300);
  }

  private perform(happening: Happening): void {
    let previous = -1;
    for (const act of happening) {
      const joins = act.joined === true && previous >= 0;
      this.transactionIndex += joins ? 1 : this.scene.dice.int(1, 40);
      previous = this.transactionIndex;
      this.record(act);
    }
  }

  private record(act: Act): void {
    const { scene, plan } = this;
    const stamp = {
      signature: signatureOf(this.seed, this.mint, this.played.length),
      slot: scene.slot,
      transactionIndex: this.transactionIndex,
      blockTime: blockTimeOf(scene.slot),
      version: this.version(),
    };
    const decimalsOf = (mint: string): number =>
      mint === plan.token.mint ? plan.token.decimals : (QUOTE_MINTS[mint]?.decimals ?? 9);
    const envelope = compile(act.draft, stamp, scene.world, decimalsOf);
    const { signature, slot, transactionIndex, blockTime } = stamp;
    this.played.push({ envelope, signature, slot, transactionIndex, blockTime, buys: act.buys });
    act.buys.forEach(({ wallet }) => scene.holders.add(wallet));
  }

  private version(): 'legacy' | 0 | 1 {
    const name = this.scene.dice.weighted({ legacy: 30, zero: 68.5, one: 1.5 });
    return name === 'legacy' ? 'legacy' : name === 'zero' ? 0 : 1;
  }
}

/** The whole history of a mint, from seed and mint alone. */
export function playHistory(seed: string, mint: string, population: Population, solUsd: SolUsd): History {
  const plan = planLaunch(seed, mint, population);
  const player = new Player(seed, mint, plan, population, solUsd);
  player.play();
  return { mint, plan, transactions: player.played };
}
