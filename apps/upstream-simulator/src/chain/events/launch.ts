import { programAddress, tokenAccountAddress } from '../addresses';
import { purchase } from '../purchase';
import type { Happening, Scene } from '../scene';
import { anchorCall, nativeCall, readonly, signer, writable, type Step } from '../step';
import {
  closeTokenAccount,
  computeBudget,
  createAccount,
  openTokenAccount,
  rentOf,
  sendTokens,
  wrapLamports,
  WRAPPED_SOL,
} from '../token-steps';
import { METADATA_PROGRAM, RENT, TOKEN_2022_PROGRAM } from '../well-known';
import { canPay } from '../payment';
import type { Venue } from '../venue';

/** Opens a vault at a pool's own address. */
export function openVault(payer: string, venue: Venue, of: 'token' | 'quote'): Step {
  const address = of === 'token' ? venue.tokenVault : venue.quoteVault;
  const { mint, programId } = venue[of];
  return {
    ...createAccount(payer, address, rentOf(venue[of]), programId),
    effect: (world) => {
      world.moveLamports(payer, address, rentOf(venue[of]));
      world.open(address, { mint, owner: venue.vaultOwner, programId });
    },
  };
}

function mintSteps(scene: Scene): Step[] {
  const { creator, token, hasMetadataAccount } = scene.plan;
  const rent = token.programId === TOKEN_2022_PROGRAM ? RENT.token2022Mint : RENT.splMint;
  const metadata = programAddress('metadata', token.mint);
  const mint = createAccount(creator, token.mint, rent, token.programId);
  return [
    { ...mint, accounts: [signer(creator), signer(token.mint)] },
    {
      program: token.programId,
      log: 'Instruction: InitializeMint2',
      accounts: [writable(token.mint)],
      data: nativeCall(20, 1),
    },
    ...(hasMetadataAccount
      ? [
          {
            program: METADATA_PROGRAM,
            log: 'IX: Create Metadata Accounts v3',
            accounts: [writable(metadata), readonly(token.mint), signer(creator)],
            data: nativeCall(33, 1),
            inner: [createAccount(creator, metadata, RENT.metadata, METADATA_PROGRAM)],
          },
        ]
      : []),
  ];
}

const mintTo = (scene: Scene, account: string): Step => ({
  program: scene.token.programId,
  log: 'Instruction: MintTo',
  accounts: [writable(scene.token.mint), writable(account), readonly(scene.plan.creator)],
  data: nativeCall(7, 1, scene.plan.supply),
  effect: (world) => world.issue(account, scene.plan.supply),
});

/** A curve: token, curve and, mostly, the creator's own purchase in one transaction. */
function* launchOnCurve(scene: Scene): Happening {
  const { venue, plan } = scene;
  const { creator } = plan;
  scene.meet(creator);
  const create: Step = {
    program: venue.program,
    log: plan.hasMetadataAccount ? 'Instruction: Create' : 'Instruction: CreateV2',
    accounts: [signer(plan.token.mint), writable(venue.pool), writable(venue.tokenVault), signer(creator)],
    data: anchorCall(plan.hasMetadataAccount ? '181ec828051c0777' : 'd6904cec5f8b31b4'),
    inner: [
      ...mintSteps(scene),
      createAccount(creator, venue.pool, RENT.curve, venue.program),
      openVault(creator, venue, 'token'),
      ...(venue.native ? [] : [openVault(creator, venue, 'quote')]),
      mintTo(scene, venue.tokenVault),
    ],
  };
  const usd = scene.dice.spread(20, 400);
  const buys = scene.dice.chance(0.75) && canPay(scene, creator, 'sol', usd);
  const bought = buys ? purchase(scene, creator, { paidWith: 'sol', usd }) : null;
  yield {
    draft: {
      feePayer: creator,
      steps: [...computeBudget(100_000n), create, ...(bought?.steps ?? [])],
      priorityFee: scene.priorityFee(),
    },
    buys: bought === null ? [] : [bought.intent],
  };
}

/** A pool: the creator mints all tokens to itself, then deposits most of them with quote beside them. */
function* launchInPool(scene: Scene): Happening {
  const { venue, plan, token } = scene;
  const { creator } = plan;
  scene.world.place(scene.meet(creator), 500_000_000_000n);
  const account = tokenAccountAddress(creator, token.mint);
  yield {
    draft: {
      feePayer: creator,
      steps: [...mintSteps(scene), openTokenAccount(creator, creator, token, false), mintTo(scene, account)],
      priorityFee: scene.priorityFee(),
    },
    buys: [],
  };
  const { tokens, quote } = venue.reserves;
  const wraps = venue.quote.mint === WRAPPED_SOL.mint;
  if (!wraps) scene.placeTokens(creator, venue.quote, quote * 2n);
  const opensWrapped = wraps && !scene.hasAccount(creator, WRAPPED_SOL);
  const deposit = (from: string, to: string, of: 'token' | 'quote', amount: bigint): Step =>
    sendTokens(venue[of], from, to, amount, creator, true);
  const initialize: Step = {
    program: venue.program,
    log: 'Instruction: Initialize',
    accounts: [signer(creator), writable(venue.pool), readonly(token.mint), readonly(venue.quote.mint)],
    data: anchorCall('afaf6d1f0d989bed', tokens, quote),
    inner: [
      createAccount(creator, venue.pool, RENT.pool, venue.program),
      openVault(creator, venue, 'token'),
      openVault(creator, venue, 'quote'),
      deposit(account, venue.tokenVault, 'token', tokens),
      deposit(tokenAccountAddress(creator, venue.quote.mint), venue.quoteVault, 'quote', quote),
    ],
  };
  yield {
    draft: {
      feePayer: creator,
      steps: [
        ...computeBudget(50_000n),
        ...(opensWrapped ? [openTokenAccount(creator, creator, WRAPPED_SOL, false)] : []),
        ...(wraps ? wrapLamports(creator, quote) : []),
        initialize,
        ...(opensWrapped ? [closeTokenAccount(creator, WRAPPED_SOL)] : []),
      ],
      priorityFee: scene.priorityFee(),
    },
    buys: [],
  };
  scene.holders.add(creator);
}

/** The first transactions of a mint. */
export const launch = (scene: Scene): Happening =>
  scene.plan.kind === 'pump_fun' || scene.plan.kind === 'raydium_launchlab'
    ? launchOnCurve(scene)
    : launchInPool(scene);
