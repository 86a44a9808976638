import { logicTitles, markWords, modeWords, severityWords, type Explanation, type PracticeRules } from '../../../core/model/audit/explanation.ts';
import { wrapped } from '../../../core/model/terminal-lines.ts';

type Section = readonly [title: string, lines: readonly string[]];

const bullets = (items: readonly string[]): readonly string[] => items.flatMap((item) => wrapped('  - ', item, 4));
const paragraph = (text: string): readonly string[] => wrapped('  ', text, 2);

/** A rule in plain words, for a terminal. */
export function ruleWords(rule: Explanation): string {
  const { id, title, subject, rationale, logic, remediation, fix, facts, mark, open, practices, mapping, sources } = rule;
  const sections: readonly Section[] = [
    ['Why', paragraph(rationale)],
    ['How it answers, the first that holds', logicTitles.flatMap(([result, name]) => (logic[result] === undefined ? [] : wrapped(`  ${name}: `, logic[result], 4)))],
    ['What mends it', [...paragraph(remediation), ...wrapped('  Exactly: ', fix.exact, 4)]],
    ['What it is read from', [...paragraph(modeWords(rule)), ...paragraph(`Data: ${facts.join(', ')}.`)]],
    ['How sure we are', [...paragraph(markWords[mark]), ...bullets(open)]],
    ['Practices', bullets(practices.map((each) => `${each.key} ${each.title}: ${each.what}`))],
    ['Frameworks', bullets(mapping.map((each) => `${each.title}: ${each.controls.join(', ')}`))],
    ['Sources', bullets(sources)],
  ];
  return [...wrapped('', `${id}  ${title}`, 2), ...wrapped('', `Severity ${severityWords(rule)}. It judges each ${subject}.`, 2), ...sections.flatMap(([name, lines]) => (lines.length === 0 ? [] : ['', name, ...lines]))].join('\n');
}

const kinds: Readonly<Record<PracticeRules['kind'], string>> = { 'service-account': 'The nine practices of service accounts', further: 'Further practices', supporting: 'Supporting practices' };

/** Every rule by the practice it holds you to, for a terminal. */
export function practiceWords(practices: readonly PracticeRules[]): string {
  return (Object.keys(kinds) as PracticeRules['kind'][])
    .flatMap((kind) => [
      kinds[kind],
      ...practices.filter((each) => each.kind === kind).flatMap(({ key, title, rules }) => ['', ...wrapped('  ', `${key}  ${title}`, 4), ...rules.flatMap((rule) => wrapped('    ', `${rule.id}  ${rule.title} (${rule.severity})`, 6))]),
      '',
    ])
    .join('\n')
    .trimEnd();
}

export default { id: 'rule-words', render: ruleWords };
