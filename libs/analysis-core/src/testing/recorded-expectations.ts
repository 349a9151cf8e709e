import { STABLE_MINTS, WRAPPED_SOL_MINT } from '../chain/quote-mints';
import type { ReadTransaction } from '../envelope/read-transaction';

/** A trade as the trading program itself reported it. */
export interface TradeEvent {
  event: string;
  user: string;
  is_buy: boolean;
  mint?: string;
  token_raw?: number;
  base_raw?: number;
  pool?: string;
  /** Lamports of the trade, when it was paid in SOL. */
  quote_raw?: number;
  user_quote_raw?: number;
  quote_mint?: string;
}

/** A parse of the transaction by whoever recorded it; each source has fields of its own. */
export interface OwnerParse {
  Who?: string;
  FromToken?: string;
  FromTokenAmount?: string;
  ToToken?: string;
  ToTokenAmount?: string;
  wallet?: string;
  received_amount?: string;
  received_currency?: string;
  sent_amount?: string;
  sent_currency?: string;
  side?: 'buy' | 'sell';
  mint?: string;
  tokenAmount?: string;
  events?: { type: string | null; subtype: string; asset: string; amount: string | null }[];
}

/** What is known of one recorded transaction from elsewhere. */
export interface Expectation {
  onchain_events: (TradeEvent | { event: string })[];
  expected_by_owner_of_fixture: OwnerParse[];
  venues: string[];
  signers: string[];
}

/** What a wallet should have gained (negative: lost) of a mint; `units` are raw, or whole tokens. */
export interface ExpectedLeg {
  wallet: string;
  mint: string;
  amount: string;
  units: 'raw' | 'whole';
  /** Whether the recorder calls it the gain of a trade, so that its wallet is a buyer. */
  bought: boolean;
}

const SYMBOLS: Readonly<Record<string, string>> = { USDC: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v' };
const ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{32,44}$/;

export function tradeEventsOf(expectation: Expectation): TradeEvent[] {
  return expectation.onchain_events.filter((event): event is TradeEvent => 'is_buy' in event);
}

/** The token an event trades: that of a pool names only the pool, which sells it for SOL or stable coins. */
export function mintOfEvent(transaction: ReadTransaction, event: TradeEvent): string | null {
  if (event.mint !== undefined) return event.mint;
  const base = transaction.tokenChanges.find(
    ({ owner, mint }) => owner === event.pool && mint !== WRAPPED_SOL_MINT && !STABLE_MINTS.has(mint),
  );
  return base?.mint ?? null;
}

/**
 * The token legs of the recorders' parses, netted by wallet and mint, since some recorders list a fee
 * or the two ways of a round trip one by one. Left out are SOL legs (recorders differ on fees and
 * rent), tokens named by a symbol, and what a wallet spent without signing: it paid into its order in
 * an earlier transaction.
 */
export function legsExpected(expectation: Expectation): ExpectedLeg[] {
  return expectation.expected_by_owner_of_fixture
    .flatMap(legsOfParse)
    .filter(isTokenLeg)
    .filter(({ wallet, amount }) => !amount.startsWith('-') || expectation.signers.includes(wallet));
}

function legsOfParse(parse: OwnerParse): ExpectedLeg[] {
  if (parse.Who !== undefined) {
    const leg = { wallet: parse.Who, units: 'raw' as const };
    return [
      { ...leg, mint: parse.FromToken ?? '', amount: `-${parse.FromTokenAmount}`, bought: false },
      { ...leg, mint: parse.ToToken ?? '', amount: parse.ToTokenAmount ?? '', bought: true },
    ];
  }
  if (parse.side !== undefined) {
    const bought = parse.side === 'buy';
    const amount = `${bought ? '' : '-'}${parse.tokenAmount}`;
    return [{ wallet: parse.wallet ?? '', mint: parse.mint ?? '', amount, units: 'raw', bought }];
  }
  const whole = (mint = '', amount = '') => ({
    wallet: parse.wallet ?? '',
    mint: SYMBOLS[mint] ?? mint,
    amount,
    units: 'whole' as const,
    bought: false,
  });
  if (parse.events !== undefined) {
    return parse.events
      .filter((event) => event.amount !== null)
      .map((event) => whole(event.asset, `${isIncoming(event) ? '' : '-'}${event.amount}`));
  }
  return [
    whole(parse.received_currency, parse.received_amount),
    whole(parse.sent_currency, `-${parse.sent_amount}`),
  ];
}

function isIncoming({ type, subtype }: { type: string | null; subtype: string }): boolean {
  return subtype === 'RECEIVE' || subtype === 'REMOVE_ASSET' || type === 'RECEIVE' || type === 'WITHDRAWAL';
}

function isTokenLeg({ wallet, mint }: ExpectedLeg): boolean {
  return ADDRESS.test(wallet) && ADDRESS.test(mint) && mint !== WRAPPED_SOL_MINT;
}
