import { readHead, type CallContext, type TransactionsPage } from '@meridinate/analysis-core';
import { decodePage } from '../decode-page';
import { createHeliusClient, type HeliusClient, type HeliusClientOptions } from '../helius-client';

export const KEY = '0f1e-k3y/2d';
export const MINT = 'So11111111111111111111111111111111111111112';

/** A client that never waits between its tries. */
export const clientOf = (rpcUrl: string, options: Partial<HeliusClientOptions> = {}): HeliusClient =>
  createHeliusClient({
    rpcUrl,
    apiKey: KEY,
    timeoutMs: 2_000,
    attempts: 3,
    random: () => 0,
    sleep: () => Promise.resolve(),
    ...options,
  });

/** A page of the mint, decoded. */
export const readPage = (
  { history }: HeliusClient,
  context: CallContext,
  cursor: string | null = null,
  limit = 100,
): Promise<TransactionsPage> =>
  history.readPage({ mint: MINT, cursor, limit }, (body) => Promise.resolve(decodePage(body)), context);

export const signaturesIn = (page: TransactionsPage): string[] =>
  page.transactions.map((transaction) => readHead(transaction)?.signature ?? '?');
