import type { PreflightDataset, PreflightGain, PreflightReport, PreflightTarget, Sight } from '../../../core/model/audit/preflight-report.ts';
import { counted } from '../../../core/model/change-groups.ts';
import { listed } from '../../../core/model/sentence.ts';
import { wrapped } from '../../../core/model/terminal-lines.ts';

const titles: Readonly<Record<Sight, string>> = {
  nothing: 'What you do not see at all',
  part: 'Of what you see your own rows only, which check takes for unknown',
  'not-told': 'Of what this org does not tell whether you see it',
  whole: 'What you see whole',
};

const section = (title: string, items: readonly string[]): readonly string[] => (items.length === 0 ? [] : ['', title, ...items.flatMap((item) => wrapped('  - ', item, 4))]);

function cost({ rules, weakened }: Pick<PreflightGain, 'rules' | 'weakened'>): string {
  const unknown = rules.length === 0 ? [] : [`${counted(rules.length, 'rule')} will say unknown (${rules.join(', ')})`];
  const less = weakened.length === 0 ? [] : [`${counted(weakened.length, 'rule')} will see less (${weakened.join(', ')})`];
  return listed([...unknown, ...less], 'and');
}

function dataset({ what, missing }: PreflightDataset): string {
  return missing.length === 0 ? `${what} (it is read to find out who is an integration)` : `${what}: ${listed(missing, 'or')}`;
}

function seen(datasets: readonly PreflightDataset[], sees: Sight): readonly string[] {
  const those = datasets.filter((each) => each.sees === sees);
  if (those.length === 0) return [];
  if (sees === 'whole') return ['', ...wrapped('', `${titles.whole}: ${those.map(({ what }) => what).join('; ')}.`, 2)];
  return section(titles[sees], those.map(dataset));
}

function verdict({ gains, rules, blind }: PreflightTarget): string {
  if (gains.length === 0) return `All ${counted(rules, 'rule')} can be answered: you see everything they read.`;
  if (blind.length === 0) return `All ${counted(rules, 'rule')} can be answered; some will see less than there is.`;
  return `${blind.length} of ${counted(rules, 'rule')} will say unknown, at least for some integrations: ${blind.join(', ')}.`;
}

function one(target: PreflightTarget): readonly string[] {
  const { id, name, caller, problem, datasets, gains } = target;
  if (problem !== undefined) return wrapped('', `Not read: ${name}. ${[problem.message, ...problem.actions].join(' ')}`, 2);
  return [
    ...wrapped('', `What ${caller ?? 'your user'} sees in ${name} (${id}). Nothing was judged or changed.`, 2),
    '',
    ...wrapped('', verdict(target), 2),
    ...section('What more permissions would show', gains.map((gain) => `${gain.permission}: without it ${cost(gain) || 'less is known of who is an integration'}.`)),
    ...seen(datasets, 'nothing'),
    ...seen(datasets, 'part'),
    ...seen(datasets, 'not-told'),
    ...seen(datasets, 'whole'),
  ];
}

/** What each caller sees, for a terminal. */
export function preflightWords({ targets }: Pick<PreflightReport, 'targets'>): string {
  return targets.map((target) => one(target).join('\n')).join('\n\n');
}

export default { id: 'preflight-words', render: preflightWords };
