import type { Example } from '../../../core/model/audit/check.ts';
import { logicTitles, markWords, modeWords, severityWords, type Explanation } from '../../../core/model/audit/explanation.ts';
import { resultTitles } from './titles.ts';

/** A heading and what stands under it; nothing where nothing does. */
const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines]);
const bullet = (text: string): string => `- ${prose(text)}`;

/** What would format our own words, or end a cell of a table; underscores and braces inside words do neither. */
const active = /[\\*<>|[\]]|(?<!\w)_|_(?!\w)/g;

/** Our own words as Markdown: code stays code, everything else is text. Not for text of an org. */
export function prose(text: string): string {
  return text.split('`').map((part, index) => (index % 2 === 1 ? `\`${part}\`` : part.replaceAll(active, '\\$&'))).join('');
}

const order: readonly Example['kind'][] = ['pass', 'fail', 'warn', 'unknown', 'not-applicable', 'near-miss', 'looks-fine-but-fails'];

function exampleLines(examples: readonly Pick<Example, 'title' | 'kind' | 'mode' | 'result'>[]): readonly string[] {
  const sorted = order.flatMap((kind) => examples.filter((example) => example.kind === kind));
  if (sorted.length === 0) return [];
  return ['| Case | Read from | Answer |', '|---|---|---|', ...sorted.map(({ title, mode, result }) => `| ${prose(title)} | ${mode === 'org' ? 'an org' : 'files'} | ${resultTitles[result]} |`)];
}

/** The page of one rule: everything that is known of it, with its examples, which are its tests too. */
export function rulePage(rule: Explanation, examples: readonly Pick<Example, 'title' | 'kind' | 'mode' | 'result'>[]): string {
  const { id, title, subject, rationale, logic, remediation, fix, facts, optionalFacts, mark, open, practices, mapping, sources } = rule;
  const optional = optionalFacts.length === 0 ? '' : ` Sharpened by: ${optionalFacts.join(', ')}.`;
  return [
    `# ${id}: ${prose(title)}`,
    '',
    `Severity: **${prose(severityWords(rule))}**. It judges each ${subject}. Practices: ${practices.map(({ key, title: name }) => `${key} ${prose(name)}`).join(', ')}.`,
    '',
    prose(rationale),
    ...section('How it answers', ['The first that holds:', '', ...logicTitles.flatMap(([result, name]) => (logic[result] === undefined ? [] : [`- **${name}**: ${prose(logic[result])}`]))]),
    ...section('What mends it', [prose(remediation), '', '```text', fix.exact.replaceAll('```', ''), '```']),
    ...section('What it is read from', [`${prose(modeWords(rule))} Data: ${facts.join(', ')}.${optional}`]),
    ...section('Examples', exampleLines(examples)),
    ...section('How sure we are', [markWords[mark], ...(open.length === 0 ? [] : ['', ...open.map(bullet)])]),
    ...section('Frameworks', mapping.map((each) => bullet(`${each.title}: ${each.controls.join(', ')}`))),
    ...section('Sources', sources.map(bullet)),
    '',
    'Written by `npm run gen` from the rule itself.',
    '',
  ].join('\n');
}

export default { id: 'rule-pages', render: rulePage };
