import { programAddress, tokenAccountAddress } from '../addresses';
import { carriedOut } from '../purchase';
import type { Happening, Scene } from '../scene';
import type { Step } from '../step';
import { openTokenAccount, sendTokens } from '../token-steps';

const DISTRIBUTOR_PROGRAM = programAddress('program', 'distributor');

function giveSteps(scene: Scene, giver: string, receiver: string, tokens: bigint): Step[] {
  const { token } = scene;
  return [
    openTokenAccount(giver, receiver, token, scene.hasAccount(receiver, token)),
    sendTokens(
      token,
      tokenAccountAddress(giver, token.mint),
      tokenAccountAddress(receiver, token.mint),
      tokens,
      giver,
      true,
    ),
  ];
}

const giverOf = (scene: Scene): string | null => {
  const wallet = scene.holder();
  return wallet === null || scene.population.isVault(wallet) ? null : wallet;
};

/** A holder sends tokens to a wallet, for nothing. */
export function* transfer(scene: Scene): Happening {
  const giver = giverOf(scene);
  const receiver = scene.find((wallet) => wallet !== giver);
  if (giver === null || receiver === null) return;
  const tokens = (scene.held(giver) * BigInt(scene.dice.int(5, 60))) / 100n;
  const steps = giveSteps(scene, giver, receiver, tokens);
  yield { draft: { feePayer: giver, steps, priorityFee: scene.priorityFee() }, buys: [] };
  scene.holders.add(receiver);
}

/** A holder sends tokens to many wallets at once; none of them pays or signs. */
export function* airdrop(scene: Scene): Happening {
  const giver = giverOf(scene);
  if (giver === null) return;
  const receivers = new Set<string>();
  for (let place = scene.dice.int(3, 6); place > 0; place -= 1) {
    const receiver = scene.find((wallet) => wallet !== giver && !receivers.has(wallet));
    if (receiver !== null) receivers.add(receiver);
  }
  const each = scene.held(giver) / 100n;
  const steps = [...receivers].flatMap((receiver) => giveSteps(scene, giver, receiver, each));
  yield { draft: { feePayer: giver, steps, priorityFee: scene.priorityFee() }, buys: [] };
  receivers.forEach((receiver) => scene.holders.add(receiver));
}

/** A wallet claims tokens from a distributor: it pays fee and rent, which buys nothing. */
export function* claim(scene: Scene): Happening {
  const { token } = scene;
  const distributor = programAddress('distributor', token.mint);
  if (!scene.hasAccount(distributor, token)) {
    const giver = giverOf(scene);
    if (giver === null) return;
    const steps = giveSteps(scene, giver, distributor, scene.held(giver) / 4n);
    yield { draft: { feePayer: giver, steps, priorityFee: scene.priorityFee() }, buys: [] };
  }
  const claimant = scene.someone();
  const tokens = scene.held(distributor, token) / 20n;
  if (tokens === 0n) return;
  const from = tokenAccountAddress(distributor, token.mint);
  const to = tokenAccountAddress(claimant, token.mint);
  const pay = sendTokens(token, from, to, tokens, distributor, false);
  yield {
    draft: {
      feePayer: claimant,
      steps: [
        openTokenAccount(claimant, claimant, token, scene.hasAccount(claimant, token)),
        carriedOut(DISTRIBUTOR_PROGRAM, 'Instruction: NewClaim', claimant, [pay]),
      ],
      priorityFee: scene.priorityFee(),
    },
    buys: [],
  };
  scene.holders.add(claimant);
}
