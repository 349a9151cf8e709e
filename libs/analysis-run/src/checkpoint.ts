import { EMPTY_LEDGER, emptyFoldState, isFoldState } from '@meridinate/analysis-core';
import type { AnalysisCheckpoint, WalletBalances } from './ports';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isLedger = (value: unknown): boolean =>
  isRecord(value) && typeof value.credits === 'number' && isRecord(value.calls);

const creditsOf = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0);

/** Balances are a decoration: whatever is unreadable is simply bought again. */
function balancesOf(value: unknown): WalletBalances {
  if (!isRecord(value)) return {};
  const lamports = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && /^\d+$/.test(entry[1]),
  );
  return Object.fromEntries(lamports);
}

/**
 * Reads a checkpoint that was kept somewhere. One of another version, another mint or another shape
 * is no checkpoint: the analysis then starts anew, which costs credits but is never wrong.
 */
export function readCheckpoint(value: unknown, mint: string): AnalysisCheckpoint {
  const usable =
    isRecord(value) &&
    value.version === 1 &&
    isFoldState(value.state, mint) &&
    isLedger(value.ledger) &&
    (value.cursor === null || typeof value.cursor === 'string') &&
    typeof value.historyRead === 'boolean' &&
    (value.token === null || isRecord(value.token));
  if (usable) {
    return {
      ...(value as unknown as AnalysisCheckpoint),
      balances: balancesOf(value.balances),
      unaccounted: creditsOf(value.unaccounted),
      atRisk: creditsOf(value.atRisk),
    };
  }
  return {
    version: 1,
    token: null,
    state: emptyFoldState(mint),
    cursor: null,
    historyRead: false,
    balances: {},
    ledger: EMPTY_LEDGER,
    unaccounted: 0,
    atRisk: 0,
  };
}
