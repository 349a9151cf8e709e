import { z } from 'zod';
import { toBase58 } from '../chain/base58';
import type { ChainAccount, ChainSource } from '../chain/chain-source';
import { commitment, encoding } from './read-params';

export const accountConfig = z.object({
  encoding: encoding.exclude(['json', 'base64+zstd']).default('base64'),
  dataSlice: z.object({ offset: z.int().min(0), length: z.int().min(0) }).nullish(),
  commitment,
  minContextSlot: z.int().nullish(),
});
export type AccountConfig = z.infer<typeof accountConfig>;

/** Largest 64-bit number: an account that owes no rent. JSON makes it a float, here as on the wire. */
const RENT_EXEMPT_EPOCH = 18_446_744_073_709_551_615n;

function shownBytes(account: ChainAccount, { encoding, dataSlice }: AccountConfig): [string, string] {
  const { offset, length } = dataSlice ?? { offset: 0, length: account.bytes.length };
  const slice = account.bytes.slice(offset, offset + length);
  return encoding === 'base58'
    ? [toBase58(slice), 'base58']
    : [Buffer.from(slice).toString('base64'), 'base64'];
}

/** An account in an encoding; `jsonParsed` falls back to bytes where no parser knows the owner. */
export function showAccount(account: ChainAccount | null, config: AccountConfig): unknown {
  if (account === null) return null;
  const { parsed } = account;
  const space = parsed?.space ?? account.bytes.length;
  return {
    data:
      config.encoding === 'jsonParsed' && parsed !== null
        ? { parsed: { info: parsed.info, type: parsed.type }, program: parsed.program, space }
        : shownBytes(account, config),
    executable: account.executable,
    lamports: Number(account.lamports),
    owner: account.owner,
    rentEpoch: Number(RENT_EXEMPT_EPOCH),
    space,
  };
}

/** What standard methods wrap their answers in. */
export const inContext = (chain: ChainSource, value: unknown): unknown => ({
  context: { apiVersion: '4.1.0', slot: chain.headSlot },
  value,
});
