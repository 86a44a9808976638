import type { Result } from '../model/audit/rule.ts';
import type { Severity } from '../model/policy.ts';

/** What a rule weighs, by its severity. */
const weights: Readonly<Record<Severity, number>> = { critical: 10, high: 5, medium: 2, low: 1, info: 0 };

/** The share of its weight that an answer earns. What could not be seen earns nothing, as a fail does; what is only accepted is half. */
const earns: Readonly<Record<Exclude<Result, 'not-applicable'>, number>> = { pass: 1, warn: 0.5, waived: 0.5, unknown: 0, fail: 0 };

export interface Scored {
  readonly result: Result;
  /** The rule's, not that of what was found, so that seeing less cannot make it lighter. */
  readonly severity: Severity;
}

/**
 * 0 to 100: the weight earned as a share of the weight of all that applies, rounded down, so that 100 means that everything
 * passes. Weights: critical 10, high 5, medium 2, low 1, info 0. An answer that becomes unknown never raises it.
 * `undefined` where nothing was judged: nothing applies, or all is unknown.
 */
export function score(answers: readonly Scored[]): number | undefined {
  const applying = answers.filter(({ result }) => result !== 'not-applicable');
  if (applying.every(({ result }) => result === 'unknown')) return undefined;
  let possible = 0;
  let earned = 0;
  for (const { result, severity } of applying) {
    possible += weights[severity];
    if (result !== 'not-applicable') earned += weights[severity] * earns[result];
  }
  return possible === 0 ? undefined : Math.floor((100 * earned) / possible);
}
