import type { Explanation, PracticeRules } from '../../../core/model/audit/explanation.ts';
import { prose } from './rule-pages.ts';
import { running } from './running.ts';

const link = (id: string): string => `[${id}](${id.toLowerCase()}.md)`;
const kinds: Readonly<Record<PracticeRules['kind'], string>> = { 'service-account': 'The nine practices of service accounts', further: 'Further practices', supporting: 'Supporting practices' };

function practiceTable(practices: readonly PracticeRules[]): readonly string[] {
  return ['| Practice | What it asks for | Rules, the main one first |', '|---|---|---|', ...practices.map(({ key, title, what, rules }) => `| ${key} ${prose(title)} | ${prose(what)} | ${rules.map(({ id }) => link(id)).join(', ')} |`)];
}

/** Framework to control to rules, in the order of the frameworks. */
function frameworkTables(rules: readonly Explanation[]): readonly string[] {
  const frameworks = new Map<string, Map<string, string[]>>();
  for (const rule of rules) {
    for (const { title, controls } of rule.mapping) {
      const table = frameworks.get(title) ?? new Map<string, string[]>();
      frameworks.set(title, table);
      for (const control of controls) table.set(control, [...(table.get(control) ?? []), rule.id]);
    }
  }
  return [...frameworks].flatMap(([title, controls]) => [
    '',
    `### ${prose(title)}`,
    '',
    '| Control | Rules |',
    '|---|---|',
    ...[...controls].toSorted(([one], [other]) => one.localeCompare(other, 'en', { numeric: true })).map(([control, ids]) => `| ${prose(control)} | ${ids.map(link).join(', ')} |`),
  ]);
}

/** The page that leads to all rules: by practice, in a list, by framework. */
export function contents(rules: readonly Explanation[], practices: readonly PracticeRules[]): string {
  return [
    '# What `check` holds an org to',
    '',
    `${rules.length} rules. Each page says why, how the rule answers, what mends a finding, and shows cases. \`sf integration-user check explain RULE\` says the same on a terminal.`,
    '',
    'A rule passes, fails or warns, does not apply, or is unknown: then the permission that was missing, the list that was cut or the file that is not there is named. Unknown is never a pass.',
    ...(Object.keys(kinds) as PracticeRules['kind'][]).flatMap((kind) => ['', `## ${kinds[kind]}`, '', ...practiceTable(practices.filter((each) => each.kind === kind))]),
    '',
    '## All rules',
    '',
    '| Rule | The good state | Severity | Judges each | Files tell |',
    '|---|---|---|---|---|',
    ...rules.map(({ id, title, severity, raise, subject, sourceMode }) => `| ${link(id)} | ${prose(title)} | ${severity}${raise === undefined ? '' : `, at worst ${raise.to}`} | ${subject} | ${sourceMode.answers} |`),
    '',
    '## By framework',
    ...frameworkTables(rules),
    '',
    ...running,
    '',
    'Written by `npm run gen` from the rules themselves.',
    '',
  ].join('\n');
}
