import type { World } from './world';

export interface AccountUse {
  address: string;
  signer?: boolean;
  writable?: boolean;
}

/** One instruction: what the envelope shows of it, and what it does to the balances. */
export interface Step {
  program: string;
  /** What the program logs, such as `Instruction: Buy`. */
  log?: string;
  accounts: readonly AccountUse[];
  data: Uint8Array;
  /** Instructions it makes of other programs. */
  inner?: readonly Step[];
  /** Done before the inner instructions. */
  effect?: (world: World) => void;
}

/** A transaction before it has a place in the chain. */
export interface Draft {
  feePayer: string;
  steps: readonly Step[];
  /** Lamports on top of 5,000 per signature. */
  priorityFee: bigint;
  /** Why it fails; it then costs the fee and does nothing else. */
  failsWith?: { step: number; error: unknown; log: string };
}

export const signer = (address: string): AccountUse => ({ address, signer: true, writable: true });
export const writable = (address: string): AccountUse => ({ address, writable: true });
export const readonly = (address: string): AccountUse => ({ address });

/** Plays a step and everything inside it. */
export function play(step: Step, world: World): void {
  step.effect?.(world);
  for (const inner of step.inner ?? []) play(inner, world);
}

/** An 8-byte discriminator in hex, then little-endian 64-bit numbers. */
export function anchorCall(discriminator: string, ...amounts: bigint[]): Uint8Array {
  const call = Buffer.alloc(8 + amounts.length * 8);
  call.write(discriminator, 0, 'hex');
  amounts.forEach((amount, place) => call.writeBigUInt64LE(amount, 8 + place * 8));
  return call;
}

/** A leading number of the given width in bytes, then little-endian 64-bit numbers. */
export function nativeCall(tag: number, width: 1 | 4, ...amounts: bigint[]): Uint8Array {
  const call = Buffer.alloc(width + amounts.length * 8);
  call.writeUIntLE(tag, 0, width);
  amounts.forEach((amount, place) => call.writeBigUInt64LE(amount, width + place * 8));
  return call;
}
