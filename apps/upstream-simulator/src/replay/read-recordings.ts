import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawTransaction } from '@meridinate/analysis-core';
import { z } from 'zod';

/** As much of a `getTransaction` answer as replaying needs. */
const envelope = z.looseObject({
  slot: z.int(),
  transactionIndex: z.int().nullish(),
  blockTime: z.int().nullish(),
  transaction: z.looseObject({
    signatures: z.array(z.string()).min(1),
    message: z.looseObject({
      accountKeys: z.array(z.union([z.string(), z.looseObject({ pubkey: z.string() })])),
    }),
  }),
  meta: z.looseObject({}).nullable(),
});

/**
 * Reads a folder of recorded transactions: each `.json` file is what `getTransaction` answered, with
 * or without the JSON-RPC wrapper. Other JSON files are passed over; a transaction found twice is
 * kept once.
 *
 * @throws Error when the folder holds no transaction
 */
export function readRecordings(folder: string): RawTransaction[] {
  const bySignature = new Map<string, RawTransaction>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const unwrapped = z.looseObject({ result: z.unknown() }).safeParse(content);
    const read = envelope.safeParse(unwrapped.success ? (unwrapped.data.result ?? content) : content);
    if (!read.success) continue;
    const [signature = ''] = read.data.transaction.signatures;
    if (!bySignature.has(signature)) bySignature.set(signature, read.data as unknown as RawTransaction);
  }
  if (bySignature.size === 0) throw new Error(`${folder} holds no recorded transaction.`);
  return [...bySignature.values()];
}
