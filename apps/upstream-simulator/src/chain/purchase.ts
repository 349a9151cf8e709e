import { programAddress } from './addresses';
import { pay, type PaidWith } from './payment';
import { PLATFORM_FEE_ACCOUNT, type BuyIntent, type Scene } from './scene';
import { anchorCall, readonly, signer, type Step } from './step';
import { createAccount, openTokenAccount, sendLamports } from './token-steps';
import { buyStep, priceBuy, type Reserves } from './venue';
import { JITO_TIP_ACCOUNTS, JUPITER_V6, PHOTON, RENT } from './well-known';

/** Through what the venue is called. A label: it never changes who bought. */
export type Route = 'direct' | 'jupiter' | 'bot';

export interface PurchaseOptions {
  paidWith: PaidWith;
  /** Size in US dollars. */
  usd: number;
  route?: Route;
  tip?: boolean;
  /** Pays the rent of the buyer's token account; the buyer when absent. */
  rentPayer?: string;
  /** Opens the record of traded volume that the venue keeps per wallet, at the buyer's cost. */
  volumeRecord?: boolean;
  /** Reserves to trade against when earlier steps of the same transaction moved them. */
  reserves?: Reserves;
}

export interface Purchase {
  steps: Step[];
  /** Place of the venue's instruction among the steps. */
  swapAt: number;
  intent: BuyIntent;
  after: Reserves;
}

const PLATFORM_FEE_BPS = 100n;
const JUPITER_ROUTE = 'e517cb977ae3ad2a';
const PHOTON_BUY = '52e177e74e1d2d46';

function routed(route: Route, trader: string, swap: Step): Step {
  if (route === 'direct') return swap;
  return {
    program: route === 'jupiter' ? JUPITER_V6 : PHOTON,
    log: route === 'jupiter' ? 'Instruction: Route' : 'Instruction: PumpfunBuy',
    accounts: [signer(trader), readonly(programAddress('event-authority', route)), ...swap.accounts],
    data: anchorCall(route === 'jupiter' ? JUPITER_ROUTE : PHOTON_BUY, 1n),
    inner: [swap],
  };
}

function volumeRecordStep(scene: Scene, wallet: string): Step[] {
  const account = programAddress('volume', scene.venue.program, wallet);
  if (scene.made.has(account)) return [];
  const create = createAccount(wallet, account, RENT.volumeAccumulator, scene.venue.program);
  return [
    {
      ...create,
      effect: (world) => {
        create.effect?.(world);
        scene.made.add(account);
      },
    },
  ];
}

/** All instructions of one wallet's purchase at the scene's venue, and what it means. */
export function purchase(scene: Scene, wallet: string, options: PurchaseOptions): Purchase {
  const { paidWith, usd, route = 'direct', rentPayer = wallet } = options;
  const { venue, token } = scene;
  const payment = pay(scene, wallet, paidWith, usd);
  const trade = priceBuy(venue, payment.quote, options.reserves);
  const extra = options.volumeRecord === true ? volumeRecordStep(scene, wallet) : [];
  const platformFee = route === 'bot' ? (payment.lamports * PLATFORM_FEE_BPS) / 10_000n : 0n;
  const tip = options.tip === true ? scene.tip() : 0n;

  const before = [
    openTokenAccount(rentPayer, wallet, token, scene.hasAccount(wallet, token)),
    ...payment.before,
  ];
  const steps = [
    ...before,
    routed(route, wallet, buyStep(venue, wallet, trade, extra)),
    ...payment.after,
    ...(platformFee > 0n ? [sendLamports(wallet, PLATFORM_FEE_ACCOUNT, platformFee)] : []),
    ...(tip > 0n ? [sendLamports(wallet, scene.dice.pick(JITO_TIP_ACCOUNTS), tip)] : []),
  ];
  const intent: BuyIntent = {
    wallet,
    tokens: trade.tokens,
    lamports: payment.lamports + platformFee + tip,
    microUsd: payment.microUsd,
    otherQuotes: payment.otherQuotes,
    signs: true,
    offCurve: false,
  };
  return { steps, swapAt: before.length, intent, after: trade.after };
}

/** The same step with a wallet that does not sign: a program or a delegate acts for it. */
export const withoutSignature = (step: Step, wallet: string): Step => ({
  ...step,
  accounts: step.accounts.map((account) =>
    account.address === wallet ? { address: wallet, writable: account.writable === true } : account,
  ),
  inner: step.inner?.map((inner) => withoutSignature(inner, wallet)),
});

/** Wraps steps in one instruction of a program that carries them out for somebody. */
export const carriedOut = (program: string, log: string, sender: string, steps: readonly Step[]): Step => ({
  program,
  log,
  accounts: [
    signer(sender),
    ...[...new Set(steps.flatMap((step) => step.accounts.map(({ address }) => address)))].map(readonly),
  ],
  data: anchorCall('1c5d0f2a9b7e4430', BigInt(steps.length)),
  inner: steps,
});
