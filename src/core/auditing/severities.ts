import { Problem, exitCodes } from '../../problems.ts';
import { hint } from '../model/did-you-mean.ts';
import type { Rule } from '../model/audit/rule.ts';
import type { Policy, Severity } from '../model/policy.ts';
import type { Spec } from '../model/spec.ts';

/** Rule ids are written in either case. */
export const sameRule = (one: string, other: string): boolean => one.toUpperCase() === other.toUpperCase();

/** What the policy says of a rule, if it says anything. */
function decided(policy: Policy, rule: string): Severity | undefined {
  return Object.entries(policy.severities).find(([id]) => sameRule(id, rule))?.[1];
}

/**
 * The severity of a finding: the policy's word where there is one, for every finding of the rule, also one of a kind the
 * rule itself holds to be worse; else the finding's own.
 */
export const severityOf = (policy: Policy, rule: string, own: Severity): Severity => decided(policy, rule) ?? own;

/** The rules with the severities of the policy. */
export const withSeverities = (rules: readonly Rule[], policy: Policy): readonly Rule[] => rules.map((rule) => ({ ...rule, severity: severityOf(policy, rule.id, rule.severity) }));

/**
 * A rule id that is misspelt in the policy or a spec would do nothing, silently. Throws `check-rule-unknown` (exit 2) for the
 * first one, with the file that holds it.
 */
export function requireKnownRules(rules: readonly Rule[], policy: { readonly file: string; readonly policy: Policy }, specs: readonly { readonly file: string; readonly spec: Spec }[]): void {
  const ids = rules.map(({ id }) => id);
  const named = [
    ...Object.keys(policy.policy.severities).map((rule) => ({ rule, file: policy.file })),
    ...policy.policy.waivers.map(({ rule }) => ({ rule, file: policy.file })),
    ...specs.flatMap(({ file, spec }) => spec.exceptions.map(({ rule }) => ({ rule, file }))),
  ];
  const wrong = named.find(({ rule }) => !ids.some((id) => sameRule(id, rule)));
  if (wrong !== undefined) throw new Problem('check-rule-unknown', [wrong.rule, wrong.file, hint(wrong.rule, ids)], exitCodes.wrongUse);
}
