import type { Evidence } from '../../../core/model/audit/check.ts';
import type { Finding } from '../../../core/model/audit/report.ts';
import type { FindingGroup } from '../../../core/model/audit/report-groups.ts';
import { mendWords, placeWords, standingWords, waiverWords } from '../../../core/model/audit/report-words.ts';
import { counted } from '../../../core/model/change-groups.ts';
import { wrapped } from '../../../core/model/terminal-lines.ts';
import type { Paint, Tone } from './paint.ts';

/** So much is shown of one rule in a group, and so many rules of a group; the other formats show all. */
const mostEvidence = 3;
const mostRules = 12;

/** The findings of one rule in one group. */
type SameRule = readonly [Finding, ...Finding[]];

function byRule(findings: readonly Finding[]): readonly SameRule[] {
  const rules = new Map<string, SameRule>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.result} ${finding.severity}`;
    const before = rules.get(key);
    rules.set(key, before === undefined ? [finding] : [...before, finding]);
  }
  return [...rules.values()];
}

const toneOf = ({ result, severity }: Finding): Tone => (result === 'fail' && (severity === 'critical' || severity === 'high') ? 'bad' : 'worrying');
const label = ({ result, severity }: Finding): string => (result === 'fail' ? severity.toUpperCase() : `warning (${severity})`);
const asides = ({ isNew }: Finding): string => (isNew === false ? ', in the baseline' : isNew === true ? ', new' : '');
const seen = ({ words, at }: Evidence): string => (at === undefined ? words : `${words} (${placeWords(at)})`);

/** What mends them: each way once. */
const mends = (findings: SameRule): readonly string[] => [...new Set(findings.flatMap(mendWords))];

function ruleLines(findings: SameRule, paint: Paint): readonly string[] {
  const [first] = findings;
  const evidence = findings.flatMap((finding) => (finding.evidence.length === 0 ? [finding.words] : finding.evidence.map(seen)));
  const ways = mends(findings);
  const more = (count: number, most: number): readonly string[] => (count > most ? [`      and ${count - most} more`] : []);
  const [head = '', ...rest] = wrapped(`  ${label(first)}  `, `${first.title} [${first.rule}${asides(first)}]`, 4);
  return [
    head.replace(label(first), paint(toneOf(first), label(first))),
    ...rest,
    ...evidence.slice(0, mostEvidence).flatMap((words) => wrapped('    - ', words, 6)),
    ...more(evidence.length, mostEvidence),
    ...findings.flatMap(({ waiver }) => (waiver === undefined ? [] : wrapped('    ! ', waiverWords(waiver, waiver.expired), 6))).slice(0, mostEvidence),
    ...ways.slice(0, mostEvidence).flatMap((way) => wrapped('    mend: ', way, 10)),
    ...more(ways.length, mostEvidence),
  ];
}

/** Its name, where it is, and what is told of it: `HubSpot (hubspot) in uat: owner ana@example.com, score 80 of 100`. */
function headline({ heading, integration, target }: FindingGroup, several: boolean): string {
  const name = several ? `${heading} in ${target.name}` : heading;
  if (integration === undefined) return name;
  const { score } = integration;
  return `${name}: ${standingWords(integration)}${score === undefined ? '' : `, score ${score} of 100`}`;
}

/** One integration: its name, owner and score, then each rule that is not held, with what was seen and what mends it. */
export function groupLines(group: FindingGroup, paint: Paint, several: boolean): readonly string[] {
  const rules = byRule(group.findings);
  const [head = '', ...rest] = wrapped('', headline(group, several), 2);
  const left = rules.length > mostRules ? [`  and ${counted(rules.length - mostRules, 'more rule')}; --format csv shows them all`] : [];
  return ['', paint('strong', head), ...rest, ...rules.slice(0, mostRules).flatMap((same) => ruleLines(same, paint)), ...left];
}
