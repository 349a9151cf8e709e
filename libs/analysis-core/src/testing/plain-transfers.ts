import type { RawInstruction, RawTransaction } from '../envelope/raw-transaction';
import type { ReadTransaction } from '../envelope/read-transaction';

const SYSTEM_PROGRAM = '11111111111111111111111111111111';
const TRANSFER = 2n;
const DIGITS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Lamports moved by a plain transfer of the system program, as its instruction tells it. */
export interface PlainTransfer {
  from: string;
  to: string;
  lamports: bigint;
}

interface ParsedInstruction extends RawInstruction {
  parsed?: { type?: string; info?: { source: string; destination: string; lamports: number } };
}

/** All plain transfers of a transaction of either encoding, those that programs made included. */
export function plainTransfers(raw: RawTransaction, { keys }: ReadTransaction): PlainTransfer[] {
  const inner = (raw.meta?.innerInstructions ?? []).flatMap((group) => group.instructions);
  return [...(raw.transaction.message.instructions ?? []), ...inner].flatMap((instruction) => {
    const program = instruction.programId ?? keys[instruction.programIdIndex ?? -1];
    const transfer = program === SYSTEM_PROGRAM ? transferOf(instruction, keys) : null;
    return transfer === null ? [] : [transfer];
  });
}

function transferOf(instruction: ParsedInstruction, keys: readonly string[]): PlainTransfer | null {
  const { parsed } = instruction;
  if (parsed?.info !== undefined) {
    const { source, destination, lamports } = parsed.info;
    return parsed.type === 'transfer' ? { from: source, to: destination, lamports: BigInt(lamports) } : null;
  }
  // The number of the instruction in 4 bytes, then lamports in 8, the lowest byte first.
  const bytes = base58Bytes(instruction.data ?? '');
  if (bytes.length !== 12 || littleEndian(bytes.slice(0, 4)) !== TRANSFER) return null;
  const [from = '', to = ''] = (instruction.accounts ?? []).map((index) => keys[Number(index)]);
  return { from, to, lamports: littleEndian(bytes.slice(4)) };
}

/** The bytes of a base58 text. The leading zero bytes come from its leading ones. */
function base58Bytes(text: string): number[] {
  let number = 0n;
  for (const digit of text) number = number * 58n + BigInt(DIGITS.indexOf(digit));
  const bytes: number[] = [];
  for (; number > 0n; number /= 256n) bytes.unshift(Number(number % 256n));
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return [...new Array<number>(zeros).fill(0), ...bytes];
}

function littleEndian(bytes: readonly number[]): bigint {
  return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}
