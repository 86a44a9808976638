import { severities, type Severity } from '../policy.ts';
import type { Finding } from './report.ts';
import { results, type Result } from './rule.ts';

/** What needs a look first. An answer that is missing comes before one that was accepted, and never counts as a pass. */
export const worstFirst: readonly Result[] = ['fail', 'warn', 'unknown', 'waived', 'pass', 'not-applicable'];

/** Order of code units: the same on every machine, whatever its language. */
export const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

export const severityRank = (severity: Severity): number => severities.indexOf(severity);

/** The worst of some answers; `undefined` of none. */
export const worstOf = (found: readonly Result[]): Result | undefined => worstFirst.find((result) => found.includes(result));

/** Whether a severity is as bad as another, or worse. */
export const atOrAbove = (severity: Severity, limit: Severity): boolean => severityRank(severity) <= severityRank(limit);

/** How many of each result. */
export function tally(found: readonly { readonly result: Result }[]): Record<Result, number> {
  const counts = Object.fromEntries(results.map((result) => [result, 0])) as Record<Result, number>;
  for (const { result } of found) counts[result] += 1;
  return counts;
}

const orders: readonly ((one: Finding, other: Finding) => number)[] = [
  (one, other) => worstFirst.indexOf(one.result) - worstFirst.indexOf(other.result),
  (one, other) => severityRank(one.severity) - severityRank(other.severity),
  (one, other) => Number(other.gates) - Number(one.gates),
  (one, other) => Number(other.isNew === true) - Number(one.isNew === true),
  (one, other) => byText(one.integration ?? '', other.integration ?? ''),
  (one, other) => byText(one.rule, other.rule),
  (one, other) => byText(one.target, other.target),
  (one, other) => byText(one.subject.key, other.subject.key),
];

/** Worst first; between equals what gates, what is new, then by name, so that the order is the same in every run. */
export function byWorst(one: Finding, other: Finding): number {
  for (const order of orders) {
    const found = order(one, other);
    if (found !== 0) return found;
  }
  return 0;
}
