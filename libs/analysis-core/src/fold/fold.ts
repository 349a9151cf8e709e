import { findBuys } from '../buys/find-buys';
import { findSales } from '../buys/find-sales';
import type { RawTransaction, TransactionsPage } from '../envelope/raw-transaction';
import { readTransaction } from '../envelope/read-transaction';
import { isRecord } from '../envelope/json-shape';
import { mayMention } from '../envelope/token-changes';
import { readHead, type TransactionHead } from '../envelope/transaction-head';
import { creatorIn, launchpadIn } from './creation';
import { FoldDraft } from './fold-draft';
import type { FoldLimits, FoldState } from './fold-state';

const SECONDS_PER_HOUR = 3600;

/** The state before the first page. */
export function emptyFoldState(mint: string): FoldState {
  return {
    version: 1,
    mint,
    first: null,
    creator: null,
    transactions: 0,
    buys: {},
    leftOut: {},
    lastSlot: 0,
    signaturesOfLastSlot: [],
    finished: null,
  };
}

/** The last unix second in which a buy counts; null while the mint's first time is unknown. */
export function windowEnd(state: Pick<FoldState, 'first'>, limits: FoldLimits): number | null {
  const start = state.first?.blockTime ?? null;
  return start === null ? null : Math.floor(start + limits.timeWindowHours * SECONDS_PER_HOUR);
}

/**
 * The state after one more page, oldest transactions first. The given state is left as it is, and
 * however a history is cut into pages, the state at its end is the same. Transactions that a page
 * repeats from before change nothing; they are known by slot and signature, so one that has neither
 * is counted each time it comes.
 *
 * Each transaction counts as looked at, failed and unreadable ones included. Reading finishes at the
 * limit of transactions, or at the first transaction behind the time window, which is not counted.
 * A transaction without a time is taken as inside the window.
 */
export function fold(state: FoldState, page: TransactionsPage, limits: FoldLimits): FoldState {
  if (state.finished !== null) return state;
  return foldedDraft(state, page, limits).toState();
}

/**
 * The same answer as `fold`, for a caller that owns the state and drops it: the owners already known
 * are not copied, so a page costs what is in it however many buyers came before. The given state must
 * not be used afterwards.
 */
export function foldInto(state: FoldState, page: TransactionsPage, limits: FoldLimits): FoldState {
  if (state.finished !== null) return state;
  return foldedDraft(state, page, limits).intoState();
}

function foldedDraft(state: FoldState, page: TransactionsPage, limits: FoldLimits): FoldDraft {
  const draft = new FoldDraft(state);
  if (page.beginningOutOfReach === true) {
    draft.finished = state.transactions === 0 ? 'beginning_out_of_reach' : 'rest_out_of_reach';
  }
  for (const raw of page.transactions) {
    if (draft.finished !== null) break;
    foldTransaction(draft, raw, state.mint, limits);
  }
  return draft;
}

function foldTransaction(draft: FoldDraft, raw: RawTransaction, mint: string, limits: FoldLimits): void {
  const head = readHead(raw);
  if (head !== null) {
    if (draft.hasSeen(head)) return;
    if (isBehindWindow(head, draft, limits)) {
      draft.finished = 'time_window';
      return;
    }
    draft.markSeen(head);
  }
  draft.transactions += 1;
  takeBuys(draft, raw, mint);
  if (draft.transactions >= limits.transactionLimit) draft.finished = 'transaction_limit';
}

function isBehindWindow(head: TransactionHead, draft: FoldDraft, limits: FoldLimits): boolean {
  const end = windowEnd(draft, limits);
  return end !== null && head.blockTime !== null && head.blockTime > end;
}

/**
 * A failed transaction changed nothing and needs no reading; once the first transaction is known,
 * neither does one whose token balances leave the mint out.
 */
function takeBuys(draft: FoldDraft, raw: RawTransaction, mint: string): void {
  const meta: unknown = raw?.meta;
  if (isRecord(meta)) {
    if (meta['err'] != null) return draft.countLeftOut('failed_transaction');
    if (draft.first !== null && !mayMention(meta, mint)) return;
  }
  const transaction = readTransaction(raw);
  if ('unreadable' in transaction) return draft.countLeftOut('unreadable_transaction');
  if (draft.first === null) {
    const { signature, slot, blockTime } = transaction;
    draft.first = { signature, slot, blockTime };
    draft.creator = creatorIn(transaction, mint);
    if (draft.creator !== null) draft.launchpad = launchpadIn(transaction);
  }
  const { buys, leftOut } = findBuys(transaction, mint);
  for (const { reason } of leftOut) draft.countLeftOut(reason);
  for (const buy of buys) draft.addBuy(buy);
  for (const sale of findSales(transaction, mint)) draft.addSale(sale);
}
