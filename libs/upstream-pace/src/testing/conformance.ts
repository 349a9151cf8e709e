import { describeLaw } from './conformance-law';
import { describeAborts, describeTurns } from './conformance-turns';
import type { Subject } from './subject';

/** What holds for every pace. */
export function describePace(subject: Subject): void {
  describeLaw(subject);
  describeTurns(subject);
  describeAborts(subject);
}
