import { existsSync } from 'node:fs';
import { all } from '../../src/catalog/checks/index.ts';
import { updatedBaseline } from '../../src/core/auditing/baseline.ts';
import { readinessOf } from '../../src/core/auditing/readiness.ts';
import { buildReport, type CheckedTarget } from '../../src/core/auditing/report.ts';
import { verdicts } from '../../src/core/auditing/settle.ts';
import { buildView } from '../../src/core/auditing/view/index.ts';
import type { Check, Example, Verdict } from '../../src/core/model/audit/check.ts';
import { goodOrg } from '../../src/core/model/audit/example/org.ts';
import { aPolicy, exampleNow } from '../../src/core/model/audit/example/rows.ts';
import { asFarAs } from '../../src/core/model/audit/fact.ts';
import type { CheckReport, Readiness } from '../../src/core/model/audit/report.ts';
import { dayBefore, failedTarget } from './check-runs.ts';

async function examplesOf({ id }: Check): Promise<readonly Example[]> {
  const file = new URL(`../../src/catalog/checks/${id}/examples.ts`, import.meta.url);
  return existsSync(file) ? ((await import(file.href)) as { readonly default: readonly Example[] }).default : [];
}

const snapshotOf = (facts: Example['facts']): CheckedTarget['snapshot'] => ({ format: 'integration-user/snapshot/v1', takenAt: exampleNow, mode: 'org', name: 'production', id: '00D000000000001AAA', caller: 'ada@example.com', facts });

/** Every name of the example's integration becomes that of another. */
const renamed = <T>(value: T, name: string): T => JSON.parse(JSON.stringify(value).replaceAll('HubSpot', name).replaceAll('hubspot', name.toLowerCase())) as T;

const keyOf = ({ rule, subject }: Verdict): string => JSON.stringify([rule, subject.kind, subject.key]);

const unreadTokens = { kind: 'own-rows-only', words: 'Only 2,500 of 3,120 tokens could be read.', needs: 'Customize Application' } as const;

interface Answers {
  readonly verdicts: readonly Verdict[];
  readonly readiness: readonly Readiness[];
}

/** The answers of every rule about one integration, each from one of its examples: the further on in the list, the worse it stands. */
async function answersAbout(name: string, shift: number): Promise<Answers> {
  const own = await Promise.all(all.map(async (check, index) => {
    const examples = (await examplesOf(check)).filter(({ mode }) => mode === 'org');
    const isGood = (index * 7 + shift * 3) % 10 >= shift * 2;
    const example = examples[(index + shift) % Math.max(examples.length, 1)];
    const facts = isGood || example === undefined ? goodOrg() : example.facts;
    return verdicts(check, buildView(snapshotOf(facts)));
  }));
  const worst = (await Promise.all(all.map(examplesOf))).flat().filter(({ mode, kind }) => mode === 'org' && kind === 'fail');
  const readiness = worst.slice(shift * 9, shift * 18).flatMap(({ facts }) => readinessOf(buildView(snapshotOf(facts)), []));
  const once = new Map(readiness.map((each) => [each.topic, each]));
  return renamed({ verdicts: own.flat(), readiness: [...once.values()] }, name);
}

/** A report as a big org gives it: real words of every rule about several integrations, gaps, dates, waivers, a baseline, an org that did not answer. */
export async function richReport(names: readonly string[] = ['HubSpot', 'NetSuite', 'Workato', 'Legacy', 'Snowflake']): Promise<CheckReport> {
  const answers = await Promise.all(names.map(async (name, index) => answersAbout(name, index)));
  const seen = new Map(answers.flatMap((each) => each.verdicts).map((verdict) => [keyOf(verdict), verdict]));
  const views = names.map((name) => renamed({ ...buildView(snapshotOf(goodOrg())) }, name));
  const readers = new Set(all.filter(({ rule }) => rule.facts.includes('oauthTokens')).map(({ rule }) => rule.id));
  const verdictsOfAll = [...seen.values()].map((verdict, index): Verdict => (verdict.result === 'pass' && readers.has(verdict.rule) && index % 3 === 0 ? { ...verdict, result: 'unknown', words: unreadTokens.words, gaps: [unreadTokens] } : verdict));
  const gap = { kind: 'refused', words: 'Sign-ins of the last six months could not be read.', needs: 'Manage Users' } as const;
  const target: CheckedTarget = {
    snapshot: snapshotOf({ ...goodOrg(), loginHistory: asFarAs([], [gap]), oauthTokens: asFarAs([], [unreadTokens]) }),
    view: { holders: views.flatMap(({ holders }) => holders), apps: views.flatMap(({ apps }) => apps), integrations: views.flatMap(({ integrations }) => integrations), profiles: views.flatMap(({ profiles }) => profiles) },
    verdicts: verdictsOfAll,
    readiness: answers.flatMap((each) => each.readiness),
  };
  const failing = verdictsOfAll.filter(({ result }) => result === 'fail');
  const waivers = failing.slice(0, 4).map(({ rule, subject }, index) => ({ rule, subject: subject.key, owner: 'ana@example.com', reason: 'The vendor mends it with its release in spring; the address is watched until then.', expires: dayBefore(index === 0 ? 12 : -40) }));
  const input = { targets: [target, failedTarget], rules: all.map(({ rule }) => rule), policy: aPolicy({ waivers }), selection: [], failOn: 'high', failOnWarn: false, strict: false, tool: { name: 'sf-plugin-integration-user', version: '0.1.0' }, at: exampleNow } as const;
  const before = buildReport({ ...input, targets: [{ ...target, verdicts: target.verdicts.filter((_, index) => index % 3 !== 0) }] });
  return buildReport({ ...input, baseline: updatedBaseline(before) });
}

/** What an org, a file or a person writes; all else of a report is the project's own. */
const foreign = new Set(['words', 'name', 'label', 'key', 'owner', 'reason', 'caller', 'edition', 'integration', 'message', 'actions', 'needs', 'file', 'exact', 'usernames', 'apps', 'subject', 'todo', 'by']);

/** The report with a text of these behind every text that is not the project's own; equal texts stay equal. */
export function withForeignTexts(report: CheckReport, payloads: readonly string[]): CheckReport {
  const given = new Map<string, string>();
  const hostile = (text: string): string => {
    const before = given.get(text) ?? `${text} ${payloads[given.size % payloads.length] ?? ''}`;
    given.set(text, before);
    return before;
  };
  const changed = (value: unknown, isForeign: boolean): unknown => {
    if (typeof value === 'string') return isForeign ? hostile(value) : value;
    if (Array.isArray(value)) return value.map((each) => changed(each, isForeign));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, field === 'tool' ? each : changed(each, foreign.has(field))]));
  };
  return changed(report, false) as CheckReport;
}

/** A report of so many findings about so many integrations, out of those of another. */
export function enlarged(report: CheckReport, findings: number, integrations: number): CheckReport {
  const nameOf = (index: number): string => `integration-${index % integrations}`;
  const some = report.findings;
  const model = report.integrations[0];
  return {
    ...report,
    findings: Array.from({ length: findings }, (_, index) => ({ ...some[Math.floor((index * some.length) / findings)]!, fingerprint: String(index), integration: nameOf(index) })),
    integrations: Array.from({ length: integrations }, (_, index) => ({ ...model!, name: nameOf(index), label: nameOf(index) })),
  };
}
