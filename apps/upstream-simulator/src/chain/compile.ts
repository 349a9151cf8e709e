import type { RawTokenBalance } from '@meridinate/analysis-core';
import { orderAccountKeys, type AccountKeys } from './account-keys';
import { toBase58 } from './base58';
import { Dice, digest } from './dice';
import type { Envelope, FullMessage, Stamp, TopInstruction } from './envelope';
import { writeLogs } from './logs';
import { play, type Draft, type Step } from './step';
import type { TokenAccount, World } from './world';

const LAMPORTS_PER_SIGNATURE = 5_000n;

/** Decimal text of a raw amount, without trailing zeros, as the chain's `uiAmountString`. */
export function decimalText(amount: bigint, decimals: number): string {
  const digits = amount.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

export type DecimalsOf = (mint: string) => number;

function tokenBalances(
  keys: readonly string[],
  accounts: readonly (TokenAccount | undefined)[],
  decimalsOf: DecimalsOf,
): RawTokenBalance[] {
  return keys.flatMap((_, accountIndex) => {
    const account = accounts[accountIndex];
    if (account === undefined) return [];
    const decimals = decimalsOf(account.mint);
    const uiAmountString = decimalText(account.amount, decimals);
    const uiTokenAmount = {
      amount: account.amount.toString(),
      decimals,
      uiAmount: account.amount === 0n ? null : Number(uiAmountString),
      uiAmountString,
    };
    return [
      { accountIndex, mint: account.mint, owner: account.owner, programId: account.programId, uiTokenAmount },
    ];
  });
}

interface Balances {
  lamports: number[];
  tokens: (TokenAccount | undefined)[];
}

const balancesOf = (world: World, keys: readonly string[]): Balances => ({
  lamports: keys.map((key) => Number(world.lamportsOf(key))),
  tokens: keys.map((key) => {
    const account = world.tokenAccount(key);
    return account && { ...account };
  }),
});

function instructionWriter(keys: AccountKeys): (step: Step, stackHeight: number | null) => TopInstruction {
  const places = new Map(keys.all.map((key, place) => [key, place]));
  const placeOf = (address: string): number => places.get(address) ?? -1;
  return (step, stackHeight) => ({
    accounts: step.accounts.map(({ address }) => placeOf(address)),
    data: toBase58(step.data),
    programIdIndex: placeOf(step.program),
    stackHeight,
  });
}

function messageOf(draft: Draft, keys: AccountKeys, stamp: Stamp): FullMessage {
  const write = instructionWriter(keys);
  return {
    accountKeys: keys.written,
    header: keys.header,
    instructions: draft.steps.map((step) => write(step, stamp.version === 'legacy' ? null : 1)),
    recentBlockhash: toBase58(digest('blockhash', stamp.slot - 20)),
    ...(stamp.version === 0 ? { addressTableLookups: keys.lookups } : {}),
    ...(stamp.version === 1
      ? {
          transactionConfig: {
            computeUnitLimit: 200_000,
            heapSize: null,
            loadedAccountsDataSizeLimit: 67_108_864,
            priorityFee: Number(draft.priorityFee),
          },
        }
      : {}),
  };
}

/** Everything a top-level instruction called, flat, in the order of the calls. */
function innerOf(step: Step, write: ReturnType<typeof instructionWriter>, height = 2): TopInstruction[] {
  return (step.inner ?? []).flatMap((inner) => [write(inner, height), ...innerOf(inner, write, height + 1)]);
}

/** Plays a draft on the world and writes down what a node would answer for it. */
export function compile(draft: Draft, stamp: Stamp, world: World, decimalsOf: DecimalsOf): Envelope {
  const dice = Dice.of('compile', stamp.signature);
  const keys = orderAccountKeys(draft.feePayer, draft.steps, stamp.version === 0 ? dice : null);
  const write = instructionWriter(keys);
  const failed = draft.failsWith;
  const fee = LAMPORTS_PER_SIGNATURE * BigInt(keys.header.numRequiredSignatures) + draft.priorityFee;

  const before = balancesOf(world, keys.all);
  world.takeLamports(draft.feePayer, fee);
  if (failed === undefined) draft.steps.forEach((step) => play(step, world));
  const after = balancesOf(world, keys.all);

  const logs = writeLogs(draft, dice);
  const shown = draft.steps.slice(0, failed?.step ?? draft.steps.length);
  return {
    blockTime: stamp.blockTime,
    meta: {
      computeUnitsConsumed: logs.unitsConsumed,
      err: failed?.error ?? null,
      fee: Number(fee),
      innerInstructions: shown.flatMap((step, index) => {
        const instructions = innerOf(step, write);
        return instructions.length === 0 ? [] : [{ index, instructions }];
      }),
      loadedAddresses: keys.loaded,
      logMessages: logs.lines,
      postBalances: after.lamports,
      postTokenBalances: tokenBalances(keys.all, after.tokens, decimalsOf),
      preBalances: before.lamports,
      preTokenBalances: tokenBalances(keys.all, before.tokens, decimalsOf),
      rewards: [],
      status: failed === undefined ? { Ok: null } : { Err: failed.error },
    },
    slot: stamp.slot,
    transaction: {
      message: messageOf(draft, keys, stamp),
      signatures: keys.written
        .slice(0, keys.header.numRequiredSignatures)
        .map((_, place) => (place === 0 ? stamp.signature : coSignature(stamp.signature, place))),
    },
    version: stamp.version,
  };
}

const coSignature = (signature: string, place: number): string =>
  toBase58(
    Buffer.concat([digest('co-signature', signature, place), digest('co-signature', place, signature)]),
  );
