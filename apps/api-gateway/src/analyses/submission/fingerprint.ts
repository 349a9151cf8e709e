import { createHash } from 'node:crypto';
import { type AnalysisSettings, DEFAULT_EXCLUDE } from '@meridinate/analysis-core';
import type { DeclaredStep } from '@meridinate/persistence';

/** JSON in which the order of an object's keys does not show. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

const digest = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

/** Settings in the one form of all those that ask for the same. */
const spelledOut = (settings: AnalysisSettings) => ({
  ...settings,
  stopWhenFound: settings.stopWhenFound ?? false,
  exclude: [...new Set(settings.exclude ?? DEFAULT_EXCLUDE)].sort(),
});

export interface Purchase {
  mint: string;
  settings: AnalysisSettings;
}

/**
 * The same text for requests that buy the same, by whichever road they come.
 *
 * @param roads those that run analyses at the moment; what lies on another one is nothing to wait for
 */
export const fingerprintOf = ({ mint, settings }: Purchase, roads: readonly string[]): string =>
  digest({ mint, settings: spelledOut(settings), roads });

/** Of everything a request asks for, so that a repeat can be told from another request. */
export const requestHashOf = (
  { mint, settings }: Purchase,
  asked: { apiSettings: Record<string, unknown>; nextSteps: readonly DeclaredStep[] },
): string => digest({ mint, settings: spelledOut(settings), ...asked });
