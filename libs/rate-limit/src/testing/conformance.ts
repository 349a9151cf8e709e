import { describeBudget } from './conformance-budget';
import { describeLaw } from './conformance-law';
import { describeLimits, describeWindows } from './conformance-limits';
import type { Extent, Subject } from './subject';

/** What holds for every limiter and every budget. */
export function describeRateLimit(subject: Subject, extent: Extent): void {
  describe('a limit of one window from the first hit', () => describeLimits(subject, false));
  describe('a strict limit', () => describeLimits(subject, true));
  describe('windows', () => describeWindows(subject));
  describe('the law', () => describeLaw(subject, extent));
  describe('a credit budget', () => describeBudget(subject, extent.cases));
}
