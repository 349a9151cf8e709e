import { WRAPPED_SOL_MINT } from '../chain/quote-mints';
import type { RawTransaction } from '../envelope/raw-transaction';
import { createdAccounts, type ReadTransaction } from '../envelope/read-transaction';
import { plainTransfers } from './plain-transfers';
import { type Expectation, mintOfEvent, type TradeEvent, tradeEventsOf } from './recorded-expectations';

/** Hands an order to one venue as it is; through a router, or several venues, an event is but one step. */
const PASSES_ON = 'Photon';
/** How newer events name SOL as what was paid. */
const SOL_IN_EVENTS = '11111111111111111111111111111111';

/** What a wallet paid for a purchase, told without balances. */
export interface ExpectedPayment {
  event: TradeEvent;
  mint: string;
  lamports: bigint;
}

/**
 * The purchases of a transaction whose price in SOL can be known without balances, and that price: what
 * the program's event says went to the pool or curve, and every other plain transfer the buyer made
 * (venue fee, platform fee, tip, a fixed side transfer), rent for new accounts and wraps into its own
 * accounts apart.
 *
 * It can be known when the buyer signed, made this one trade at one venue and paid in SOL.
 */
export function paymentsExpected(
  raw: RawTransaction,
  transaction: ReadTransaction,
  expectation: Expectation,
): ExpectedPayment[] {
  const events = tradeEventsOf(expectation);
  if (expectation.venues.filter((venue) => venue !== PASSES_ON).length !== 1) return [];
  return events.flatMap((event) => {
    const mint = mintOfEvent(transaction, event);
    const isAlone = events.filter(({ user }) => user === event.user).length === 1;
    if (!event.is_buy || mint === null || !isAlone || !transaction.signers.has(event.user)) return [];
    const price = priceOf(event);
    if (price === 0n || !isPaidInSol(transaction, event)) return [];
    return [{ event, mint, lamports: price + paidBeside(raw, transaction, event.user, price) }];
  });
}

/** Lamports that went to the pool with its fees, or to the curve; 0 when another token was paid. */
function priceOf({ quote_raw = 0, user_quote_raw = 0 }: TradeEvent): bigint {
  // Bought for an exact sum, a pool reports that sum first and the part left after its fees second.
  return BigInt(Math.max(quote_raw, user_quote_raw));
}

function isPaidInSol(
  transaction: ReadTransaction,
  { pool, quote_mint = SOL_IN_EVENTS }: TradeEvent,
): boolean {
  if (pool === undefined) return quote_mint === SOL_IN_EVENTS;
  return transaction.tokenChanges.some(({ owner, mint }) => owner === pool && mint === WRAPPED_SOL_MINT);
}

function paidBeside(raw: RawTransaction, transaction: ReadTransaction, user: string, price: bigint): bigint {
  const opened = new Set(createdAccounts(transaction));
  const wraps = new Set(
    transaction.tokenChanges
      .filter(({ owner, mint }) => owner === user && mint === WRAPPED_SOL_MINT)
      .map(({ accountIndex }) => transaction.keys[accountIndex]),
  );
  const paid = plainTransfers(raw, transaction).filter(
    ({ from, to, lamports }) => from === user && !wraps.has(to) && (!opened.has(to) || lamports === price),
  );
  const toCurve = paid.findIndex(({ lamports }) => lamports === price);
  return paid.reduce((sum, { lamports }, index) => (index === toCurve ? sum : sum + lamports), 0n);
}
