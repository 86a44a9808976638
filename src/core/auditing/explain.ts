import { exitCodes, Problem } from '../../problems.ts';
import { hint } from '../model/did-you-mean.ts';
import type { Explanation, PracticeRules } from '../model/audit/explanation.ts';
import { frameworks } from '../model/audit/frameworks.ts';
import { practices } from '../model/audit/practices.ts';
import type { Rule } from '../model/audit/rule.ts';

/** A rule with its practices and frameworks by name. A framework nobody has described keeps its id. */
export function explanation(rule: Rule): Explanation {
  return {
    ...rule,
    practices: practices.filter(({ id }) => rule.practices.includes(id)).map(({ key, title, what }) => ({ key, title, what })),
    mapping: Object.entries(rule.mapping).map(([id, controls]) => ({ id, title: frameworks.find((each) => each.id === id)?.title ?? id, controls })),
  };
}

/** One rule by its id, with or without the `IU-`, in either case. Throws `check-rule-not-there` (exit 2), with what was probably meant. */
export function explain(rules: readonly Rule[], id: string): Explanation {
  const wanted = id.trim().toUpperCase();
  const found = rules.find((rule) => rule.id === wanted || rule.id === `IU-${wanted}`);
  if (found !== undefined) return explanation(found);
  const ids = rules.map((rule) => rule.id);
  const near = /^IU-/i.test(wanted) ? wanted : `IU-${wanted}`;
  throw new Problem('check-rule-not-there', [id, hint(near, ids)], exitCodes.wrongUse);
}

/** Every practice with its rules, the one that answers for it first. */
export function byPractice(rules: readonly Rule[]): readonly PracticeRules[] {
  return practices.map(({ id, key, kind, title, what, primary }) => {
    const own = rules.filter((rule) => rule.practices.includes(id)).map((rule) => ({ id: rule.id, title: rule.title, severity: rule.severity }));
    return { key, kind, title, what, rules: [...own.filter((rule) => rule.id === primary), ...own.filter((rule) => rule.id !== primary)] };
  });
}
