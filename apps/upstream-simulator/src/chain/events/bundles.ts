import { canPay } from '../payment';
import { purchase } from '../purchase';
import type { BuyIntent, Happening, Scene } from '../scene';
import type { Step } from '../step';
import { closeTokenAccount, computeBudget } from '../token-steps';
import { priceSell, sellStep, type Reserves } from '../venue';
import { saleSteps } from './sales';
import { size } from './purchases';

function distinctBuyers(scene: Scene, count: number, usd: number): string[] {
  const buyers = new Set<string>();
  for (let place = 0; place < count; place += 1) {
    const wallet = scene.find((candidate) => !buyers.has(candidate) && canPay(scene, candidate, 'sol', usd));
    if (wallet !== null) buyers.add(wallet);
  }
  return [...buyers];
}

/** Several wallets buy in one transaction; each signs and pays its own rent, the first pays the fee. */
export function* jointBuy(scene: Scene): Happening {
  const usd = size(scene);
  const buyers = distinctBuyers(scene, scene.dice.int(2, 4), usd);
  const [payer] = buyers;
  if (payer === undefined || buyers.length < 2) return;
  const steps: Step[] = [];
  const intents: BuyIntent[] = [];
  let reserves: Reserves | undefined;
  for (const wallet of buyers) {
    const share = usd * (0.4 + 0.6 * scene.dice.fraction());
    const bought = purchase(scene, wallet, { paidWith: 'sol', usd: share, reserves });
    steps.push(...bought.steps);
    intents.push(bought.intent);
    reserves = bought.after;
  }
  yield {
    draft: { feePayer: payer, steps, priorityFee: scene.priorityFee() },
    buys: intents,
  };
}

/** Several wallets buy in transactions that land together; the last one tips the block's builder. */
export function* slotBundle(scene: Scene): Happening {
  const usd = size(scene);
  const buyers = distinctBuyers(scene, scene.dice.int(3, 5), usd);
  for (const [place, wallet] of buyers.entries()) {
    const last = place === buyers.length - 1;
    const { steps, intent } = purchase(scene, wallet, { paidWith: 'sol', usd, tip: last });
    yield {
      draft: { feePayer: wallet, steps: [...computeBudget(1_000n), ...steps], priorityFee: 0n },
      buys: [intent],
      joined: place > 0,
    };
  }
}

/** One wallet buys before and sells after another's purchase, in three transactions of one slot. */
export function* sandwich(scene: Scene): Happening {
  const usd = size(scene);
  const [attacker, victim] = distinctBuyers(scene, 2, usd);
  if (attacker === undefined || victim === undefined) return;
  const front = purchase(scene, attacker, { paidWith: 'sol', usd });
  yield { draft: { feePayer: attacker, steps: front.steps, priorityFee: 0n }, buys: [front.intent] };
  const meal = purchase(scene, victim, { paidWith: 'sol', usd: usd / 2 });
  yield {
    draft: { feePayer: victim, steps: meal.steps, priorityFee: scene.priorityFee() },
    buys: [meal.intent],
    joined: true,
  };
  yield {
    draft: {
      feePayer: attacker,
      steps: saleSteps(scene, attacker, front.intent.tokens, false),
      priorityFee: scene.priorityFee(),
    },
    buys: [],
    joined: true,
  };
}

/** One wallet buys and sells the same tokens within one transaction: nobody has bought. */
export function* roundTrip(scene: Scene): Happening {
  const usd = size(scene);
  const wallet = scene.find((candidate) => canPay(scene, candidate, 'sol', usd));
  if (wallet === null) return;
  const opens = !scene.hasAccount(wallet, scene.token);
  const bought = purchase(scene, wallet, { paidWith: 'sol', usd });
  const trade = priceSell(scene.venue, bought.intent.tokens, bought.after);
  const back = sellStep(scene.venue, wallet, trade);
  yield {
    draft: {
      feePayer: wallet,
      steps: [
        ...bought.steps.slice(0, bought.swapAt + 1),
        back,
        ...bought.steps.slice(bought.swapAt + 1),
        ...(opens ? [closeTokenAccount(wallet, scene.token)] : []),
      ],
      priorityFee: scene.priorityFee(),
    },
    buys: [],
  };
}
