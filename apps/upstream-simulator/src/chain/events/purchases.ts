import { programAddress } from '../addresses';
import { canPay, type PaidWith } from '../payment';
import { carriedOut, purchase, withoutSignature, type PurchaseOptions } from '../purchase';
import type { Happening, Scene } from '../scene';
import { computeBudget, WRAPPED_SOL } from '../token-steps';
import { JUPITER_LIMIT, SQUADS } from '../well-known';

/** US dollars of a purchase: mostly small, sometimes large. */
export const size = (scene: Scene): number => scene.dice.spread(4, 900) * scene.plan.appetite;

interface Choice {
  options: PurchaseOptions;
  weight: number;
}

const CHOICES: readonly Choice[] = [
  { weight: 40, options: { paidWith: 'sol', usd: 0 } },
  { weight: 6, options: { paidWith: 'sol', usd: 0, volumeRecord: true } },
  { weight: 12, options: { paidWith: 'sol', usd: 0, route: 'jupiter' } },
  { weight: 14, options: { paidWith: 'sol', usd: 0, route: 'bot', tip: true } },
  { weight: 8, options: { paidWith: 'wrapped', usd: 0 } },
  { weight: 3, options: { paidWith: 'kept_wrap', usd: 0 } },
  { weight: 11, options: { paidWith: 'usdc', usd: 0, route: 'jupiter' } },
  { weight: 6, options: { paidWith: 'bonk', usd: 0, route: 'jupiter' } },
];

function choose(scene: Scene): PurchaseOptions {
  const weights = Object.fromEntries(CHOICES.map(({ weight }, place) => [place, weight]));
  const chosen = CHOICES[Number(scene.dice.weighted(weights))];
  return { ...(chosen?.options ?? { paidWith: 'sol' }), usd: size(scene) };
}

const buyerFor = (scene: Scene, paidWith: PaidWith, usd: number): string | null =>
  scene.find((wallet) => canPay(scene, wallet, paidWith, usd));

/** A wallet buys, in one of the ways wallets do. */
export function* buy(scene: Scene): Happening {
  const options = choose(scene);
  const wallet = buyerFor(scene, options.paidWith, options.usd);
  if (wallet === null) return;
  const { steps, intent } = purchase(scene, wallet, options);
  yield {
    draft: {
      feePayer: wallet,
      steps: [...computeBudget(200_000n), ...steps],
      priorityFee: scene.priorityFee(),
    },
    buys: [intent],
  };
}

/** A wallet tries to buy and fails; it costs the fee alone. */
export function* failedBuy(scene: Scene): Happening {
  const options = choose(scene);
  const wallet = buyerFor(scene, options.paidWith, options.usd);
  if (wallet === null) return;
  const { steps, swapAt } = purchase(scene, wallet, options);
  const code = scene.dice.pick([6002, 6003, 6024, 1, 6001]);
  const budget = computeBudget(200_000n);
  const step = budget.length + swapAt;
  yield {
    draft: {
      feePayer: wallet,
      steps: [...budget, ...steps],
      priorityFee: scene.priorityFee(),
      failsWith: {
        step,
        error: { InstructionError: [step, { Custom: code }] },
        log: `custom program error: 0x${code.toString(16)}`,
      },
    },
    buys: [],
  };
}

/** Somebody else pays the network fee, and sometimes the rent of the buyer's token account as well. */
export function* sponsoredBuy(scene: Scene): Happening {
  const usd = size(scene);
  const wallet = buyerFor(scene, 'sol', usd);
  const sponsor = scene.find((candidate) => candidate !== wallet && canPay(scene, candidate, 'sol', 1));
  if (wallet === null || sponsor === null) return;
  const rentPayer = scene.dice.chance(0.4) ? sponsor : wallet;
  const { steps, intent } = purchase(scene, wallet, { paidWith: 'sol', usd, rentPayer });
  yield {
    draft: {
      feePayer: sponsor,
      steps: [...computeBudget(1_000n), ...steps],
      priorityFee: scene.priorityFee(),
    },
    buys: [intent],
  };
}

/** A multi-signature vault buys: off the curve, a member signs and pays the fee. */
export function* vaultBuy(scene: Scene): Happening {
  const usd = size(scene);
  const vault = scene.meet(scene.population.vault(scene.dice.int(0, 999)));
  const member = scene.someone();
  if (!canPay(scene, vault, 'sol', usd)) return;
  const { steps, intent } = purchase(scene, vault, { paidWith: 'sol', usd });
  const inner = steps.map((step) => withoutSignature(step, vault));
  yield {
    draft: {
      feePayer: member,
      steps: [
        ...computeBudget(1_000n),
        carriedOut(SQUADS, 'Instruction: VaultTransactionExecute', member, inner),
      ],
      priorityFee: scene.priorityFee(),
    },
    buys: [{ ...intent, signs: false, offCurve: true }],
  };
}

/** A keeper fills a limit order: it signs and pays fee and rent, the order's maker only pays the price. */
export function* filledOrder(scene: Scene): Happening {
  const usd = size(scene);
  if (scene.venue.native) return;
  const paidWith: PaidWith = scene.venue.quote.mint === WRAPPED_SOL.mint ? 'wrapped' : 'usdc';
  const maker = buyerFor(scene, paidWith, usd);
  const keeper = scene.find((candidate) => candidate !== maker);
  if (maker === null || keeper === null) return;
  const { steps, intent } = purchase(scene, maker, { paidWith, usd, rentPayer: keeper });
  const inner = steps.map((step) => withoutSignature(step, maker));
  const order = { address: programAddress('order', maker, scene.slot), writable: true };
  const fill = carriedOut(JUPITER_LIMIT, 'Instruction: FlashFillOrder', keeper, inner);
  yield {
    draft: {
      feePayer: keeper,
      steps: [...computeBudget(1_000n), { ...fill, accounts: [...fill.accounts, order] }],
      priorityFee: scene.priorityFee(),
    },
    buys: [{ ...intent, signs: false }],
  };
}
