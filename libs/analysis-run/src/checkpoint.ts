import { EMPTY_LEDGER, emptyFoldState, isFoldState } from '@meridinate/analysis-core';
import type { AnalysisCheckpoint } from './ports';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isLedger = (value: unknown): boolean =>
  isRecord(value) && typeof value.credits === 'number' && isRecord(value.calls);

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
  if (usable) return value as unknown as AnalysisCheckpoint;
  return {
    version: 1,
    token: null,
    state: emptyFoldState(mint),
    cursor: null,
    historyRead: false,
    ledger: EMPTY_LEDGER,
  };
}
