import type { Practice } from './practices.ts';
import type { Rule } from './rule.ts';

/** A rule as people are told of it: practices and frameworks by name. */
export interface Explanation extends Omit<Rule, 'practices' | 'mapping'> {
  readonly practices: readonly Pick<Practice, 'key' | 'title' | 'what'>[];
  readonly mapping: readonly { readonly id: string; readonly title: string; readonly controls: readonly string[] }[];
}

/** A practice, and the rules that hold an org to it. */
export interface PracticeRules extends Pick<Practice, 'key' | 'kind' | 'title' | 'what'> {
  readonly rules: readonly Pick<Rule, 'id' | 'title' | 'severity'>[];
}

/** How sure the project is of the platform facts behind a rule. */
export const markWords: Readonly<Record<Rule['mark'], string>> = {
  A: 'Salesforce documents it, or several independent real orgs show it.',
  B: 'One or two real sources show it, or the documentation is not quite of one mind.',
  C: 'One practitioner reports it, or it follows from what is documented.',
  K: 'It is well-known platform behaviour that was not looked up again.',
};

/** Each result a rule can come to, in the order in which it is decided; what a rule never answers is left out. */
export const logicTitles: readonly (readonly [keyof Rule['logic'], string])[] = [
  ['not-applicable', 'Does not apply'],
  ['fail', 'Fails'],
  ['unknown', 'Unknown'],
  ['warn', 'Warns'],
  ['pass', 'Passes'],
];

export const severityWords = ({ severity, raise }: Pick<Rule, 'severity' | 'raise'>): string => (raise === undefined ? severity : `${severity}; ${raise.to} when ${raise.when}`);

/** What can tell of it: an org, files, or both. */
export function modeWords({ orgMode, sourceMode }: Pick<Rule, 'orgMode' | 'sourceMode'>): string {
  const org = orgMode === 'yes' ? 'An org tells.' : 'Nothing is read from an org.';
  if (sourceMode.answers === 'no') return `${org} Files cannot.`;
  return `${org} Files tell ${sourceMode.answers === 'yes' ? 'all of it' : 'a part'}: ${sourceMode.what}.`;
}
