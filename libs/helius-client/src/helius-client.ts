import type { Instruments } from '@meridinate/http-exchange';
import { createAccounts, type HeliusAccounts } from './accounts/accounts';
import { CREDIT_TABLE, type CreditTable } from './credit-table';
import { createHistory, type HeliusHistory } from './history/history';
import type { HeliusConnection } from './rpc/helius-rpc';

export interface HeliusClientOptions extends Instruments {
  /** JSON-RPC of Helius, without the key and without a slash at the end. */
  rpcUrl: string;
  /** Empty when there is none; Helius then answers 401. */
  apiKey: string;
  /** Longest wait for one answer, body included, in ms. */
  timeoutMs: number;
  /** Tries of one call, the first included. */
  attempts: number;
  /** Transactions in a page, at most; up to 100 their price is known exactly. 100 when absent. */
  pageSize?: number;
  creditTable?: CreditTable;
  /**
   * Where paged histories are refused: lists of 1,000 signatures to walk back through for one mint, at
   * most. A longer history ends, incomplete, before any of its transactions is bought. 20 when absent.
   */
  maxSignaturePages?: number;
  /** Where paged histories are refused: transactions to ask for at the same time. 5 when absent. */
  transactionsAtOnce?: number;
}

/** The chain as Helius serves it. Safe for any number of analyses at a time; never logs. */
export interface HeliusClient {
  history: HeliusHistory;
  accounts: HeliusAccounts;
}

const DEFAULT_PAGE_SIZE = 100;
const DEFAULT_SIGNATURE_PAGES = 20;
const DEFAULT_TRANSACTIONS_AT_ONCE = 5;
const BACK_OFF = { baseDelayMs: 500, maxDelayMs: 15_000 };

/**
 * Any Solana node can stand in for Helius: one that does not serve `getTransactionsForAddress` is read
 * by standard RPC. That costs a credit for each thousand signatures and one for each transaction, where
 * a page of a hundred costs ten.
 */
export function createHeliusClient(options: HeliusClientOptions): HeliusClient {
  const { rpcUrl, apiKey, timeoutMs, attempts, sleep, random, now, fetch } = options;
  const connection: HeliusConnection = {
    rpcUrl,
    apiKey,
    timeoutMs,
    policy: { attempts, ...BACK_OFF },
    instruments: { sleep, random, now, fetch },
  };
  const credits = options.creditTable ?? CREDIT_TABLE;
  return {
    history: createHistory(connection, credits, {
      pageSize: options.pageSize ?? DEFAULT_PAGE_SIZE,
      maxSignaturePages: options.maxSignaturePages ?? DEFAULT_SIGNATURE_PAGES,
      transactionsAtOnce: options.transactionsAtOnce ?? DEFAULT_TRANSACTIONS_AT_ONCE,
    }),
    accounts: createAccounts(connection, credits),
  };
}
