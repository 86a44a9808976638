import { grouped } from '../model/audit/grouped.ts';
import { practices } from '../model/audit/practices.ts';
import type { Finding, ReportIntegration } from '../model/audit/report.ts';
import { byText, tally, worstOf } from '../model/audit/report-order.ts';
import type { Result, Rule } from '../model/audit/rule.ts';
import type { App, Holder, Integration } from '../model/audit/view.ts';
import { nameOfApp, nameOfHolder, type Whose } from './attribution.ts';
import { score } from './score.ts';

interface Part {
  readonly holders: readonly Holder[];
  readonly apps: readonly App[];
  readonly integration?: Integration;
}

/** Everything that belongs to one name. An app that is for people is nobody's integration. */
function partsOf(view: Whose): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const at = (name: string): Part => parts.get(name) ?? { holders: [], apps: [] };
  for (const integration of view.integrations) parts.set(integration.spec.name, { ...at(integration.spec.name), integration, apps: integration.apps });
  for (const holder of view.holders) parts.set(nameOfHolder(holder), { ...at(nameOfHolder(holder)), holders: [...at(nameOfHolder(holder)).holders, holder] });
  for (const app of view.apps) {
    const name = app.isForPeople ? undefined : nameOfApp(app);
    if (name !== undefined && !at(name).apps.some(({ subject }) => subject.key === app.subject.key)) parts.set(name, { ...at(name), apps: [...at(name).apps, app] });
  }
  return parts;
}

function practiceResults(findings: readonly Finding[], rules: ReadonlyMap<string, Rule>): Record<string, Result> {
  const found = practices.map(({ id, key }) => [key, worstOf(findings.filter(({ rule }) => rules.get(rule)?.practices.includes(id) === true).map(({ result }) => result))] as const);
  return Object.fromEntries(found.flatMap(([key, result]) => (result === undefined ? [] : [[key, result] as const])));
}

function confidenceOf({ integration, holders, apps }: Part): Pick<ReportIntegration, 'confidence' | 'signals'> {
  const all = [...holders, ...apps];
  if (integration !== undefined) return { confidence: 1, signals: all.flatMap(({ signals }) => signals) };
  return { confidence: Math.max(0, ...all.map(({ confidence }) => confidence)), signals: all.flatMap(({ signals }) => signals) };
}

const labelOf = (name: string, { integration, holders, apps }: Part): string => integration?.spec.label ?? holders[0]?.subject.label ?? apps[0]?.label ?? name;

/** The integrations of one target, and the accounts and apps that act like one, by name. `findings`: those of the target. */
export function reportIntegrations(target: string, view: Whose, findings: readonly Finding[], rules: ReadonlyMap<string, Rule>): readonly ReportIntegration[] {
  const byName = grouped(findings, ({ integration }) => integration);
  return [...partsOf(view)].toSorted(([one], [other]) => byText(one, other)).map(([name, part]): ReportIntegration => {
    const own = byName.get(name) ?? [];
    const reached = score(own.map(({ rule, result, severity }) => ({ result, severity: rules.get(rule)?.severity ?? severity })));
    const owner = part.integration?.spec.owner.email;
    return {
      target,
      name,
      label: labelOf(name, part),
      registered: part.integration !== undefined,
      usernames: [...new Set(part.holders.flatMap(({ user }) => user?.username ?? []))],
      apps: part.apps.map((app) => app.name),
      ...(owner === undefined ? {} : { owner }),
      ...confidenceOf(part),
      ...(reached === undefined ? {} : { score: reached }),
      counts: tally(own),
      practices: practiceResults(own, rules),
    };
  });
}
