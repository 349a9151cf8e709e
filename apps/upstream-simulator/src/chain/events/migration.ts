import { tokenAccountAddress } from '../addresses';
import type { Happening, Scene } from '../scene';
import { anchorCall, readonly, signer, writable, type Step } from '../step';
import { createAccount, sendTokens } from '../token-steps';
import { openVenue } from '../venue';
import { PUMP_MIGRATION_WALLET, PUMP_SWAP, RENT } from '../well-known';
import { openVault } from './launch';

/** Lamports in the curve's pricing at which it is complete: 30 SOL virtual and 85 SOL paid in. */
const COMPLETE_AT = 115_000_000_000n;

export const isComplete = (scene: Scene): boolean =>
  scene.venue.native && scene.venue.reserves.quote >= COMPLETE_AT;

/** Moves everything a complete curve holds into a pool, where trading goes on. Nobody buys in it. */
export function* migrate(scene: Scene): Happening {
  const curve = scene.venue;
  const payer = PUMP_MIGRATION_WALLET;
  const tokens = scene.world.amountOf(curve.tokenVault);
  const quote = scene.world.lamportsOf(curve.pool) - RENT.curve;
  const pool = openVenue('pump_swap', scene.plan, { tokens, quote });
  scene.meetFeeAccount(pool);
  const fund: Step = {
    program: curve.program,
    log: 'Instruction: WithdrawCurve',
    accounts: [writable(curve.pool), writable(pool.quoteVault), readonly(PUMP_SWAP)],
    data: anchorCall('9beae792ec9ea21e'),
    effect: (world) => {
      world.moveLamports(curve.pool, pool.quoteVault, quote);
      world.wrap(pool.quoteVault, quote);
    },
  };
  const create: Step = {
    program: PUMP_SWAP,
    log: 'Instruction: CreatePool',
    accounts: [writable(pool.pool), signer(payer), readonly(scene.token.mint), readonly(curve.quote.mint)],
    data: anchorCall('e992d18ecf6840bc', tokens, quote),
    inner: [
      createAccount(payer, pool.pool, RENT.pool, PUMP_SWAP),
      openVault(payer, pool, 'token'),
      openVault(payer, pool, 'quote'),
      fund,
      sendTokens(scene.token, curve.tokenVault, pool.tokenVault, tokens, curve.vaultOwner, false),
    ],
  };
  yield {
    draft: {
      feePayer: payer,
      steps: [
        {
          program: curve.program,
          log: 'Instruction: Migrate',
          accounts: [
            signer(payer),
            writable(curve.pool),
            writable(tokenAccountAddress(curve.pool, scene.token.mint)),
          ],
          data: anchorCall('9beae792ec9ea21e'),
          inner: [create],
        },
      ],
      priorityFee: 0n,
    },
    buys: [],
  };
  scene.venue = pool;
}
