import type { ReportedBuyer } from '@meridinate/analysis-core';
import { naiveUtc } from '../../tokens/naive-utc';
import { type Cell, csvOf } from './csv';

const MS_IN_SECOND = 1000;

const timeOf = ({ blockTime }: ReportedBuyer['firstBuy']): string | null =>
  naiveUtc(blockTime === null ? null : blockTime * MS_IN_SECOND);

/** The fields of a wallet as other routes name them, then what else tells where its first buy is. */
const COLUMNS: readonly (readonly [name: string, cellOf: (buyer: ReportedBuyer) => Cell])[] = [
  ['wallet_address', ({ walletAddress }) => walletAddress],
  ['first_buy_timestamp', ({ firstBuy }) => timeOf(firstBuy)],
  ['total_usd', ({ totalUsd }) => totalUsd],
  ['transaction_count', ({ transactionCount }) => transactionCount],
  ['average_buy_usd', ({ averageBuyUsd }) => averageBuyUsd],
  ['wallet_balance_usd', ({ walletBalanceUsd }) => walletBalanceUsd],
  ['rank', ({ rank }) => rank],
  ['first_buy_slot', ({ firstBuy }) => firstBuy.slot],
  ['first_buy_signature', ({ firstBuy }) => firstBuy.signature],
];

/** Early buyers as a table, in the given order. Times are naive UTC; what is not known is empty. */
export const earlyBuyersCsv = (buyers: readonly ReportedBuyer[]): string =>
  csvOf(
    COLUMNS.map(([name]) => name),
    buyers.map((buyer) => COLUMNS.map(([, cellOf]) => cellOf(buyer))),
  );
