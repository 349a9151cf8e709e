import { MeridinateError } from '@meridinate/errors';
import type { DeliveredTransaction } from '@meridinate/persistence';
import { z } from 'zod';

/** Transactions of one delivery, at most. */
export const MOST_TRANSACTIONS = 1_000;

const signature = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{64,88}$/);

/** What is no address is taken for nobody: one odd entry must not cost a delivery. */
const party = z
  .string()
  .regex(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/)
  .nullable()
  .catch(null);
const listOf = <T extends z.ZodType>(item: T) => z.array(item.nullable().catch(null)).catch([]);

const transfers = listOf(z.object({ fromUserAccount: party, toUserAccount: party }));

/** An enhanced transaction as Helius tells it, as far as it says who takes part. */
const enhanced = z.object({
  signature,
  feePayer: party,
  nativeTransfers: transfers,
  tokenTransfers: transfers,
  accountData: listOf(
    z.object({ account: party, tokenBalanceChanges: listOf(z.object({ userAccount: party })) }),
  ),
});

function participants(transaction: z.infer<typeof enhanced>): string[] {
  const parties = [
    transaction.feePayer,
    ...[...transaction.nativeTransfers, ...transaction.tokenTransfers].flatMap((transfer) => [
      transfer?.fromUserAccount,
      transfer?.toUserAccount,
    ]),
    ...transaction.accountData.flatMap((account) => [
      account?.account,
      ...(account?.tokenBalanceChanges.map((change) => change?.userAccount) ?? []),
    ]),
  ];
  return [...new Set(parties.filter((one): one is string => typeof one === 'string'))];
}

/** What a delivery holds. */
export interface Delivery {
  transactions: DeliveredTransaction[];
  /** Entries without a signature. */
  skipped: number;
}

function entriesOf(body: unknown): unknown[] {
  if (Array.isArray(body)) return body as unknown[];
  if (typeof body === 'object' && body !== null) return [body];
  throw new MeridinateError('REQUEST_FIELD_INVALID', {
    faults: [{ field: 'body', reason: 'must be a list of transactions, or one of them' }],
  });
}

/**
 * Reads the body of a delivery, tolerantly.
 *
 * @throws MeridinateError REQUEST_MALFORMED when it is empty, REQUEST_FIELD_INVALID when it is neither a
 * list nor an object, or a list too long
 */
export function readDelivery(body: unknown): Delivery {
  if (body === undefined) {
    throw new MeridinateError('REQUEST_MALFORMED', { reason: 'it is empty; send a list of transactions' });
  }
  const entries = entriesOf(body);
  if (entries.length > MOST_TRANSACTIONS) {
    const reason = `must be at most ${MOST_TRANSACTIONS} transactions, not ${entries.length}`;
    throw new MeridinateError('REQUEST_FIELD_INVALID', { faults: [{ field: 'body', reason }] });
  }
  const transactions = entries
    .map((entry) => enhanced.safeParse(entry).data)
    .filter((transaction) => transaction !== undefined)
    .map((transaction) => ({ signature: transaction.signature, addresses: participants(transaction) }));
  return { transactions, skipped: entries.length - transactions.length };
}
