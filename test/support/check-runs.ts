import type { Evidence, Subject, Verdict } from '../../src/core/model/audit/check.ts';
import type { Facts, Snapshot } from '../../src/core/model/audit/datasets.ts';
import { aPolicy, aSpec, aUser, daysAgo, exampleNow } from '../../src/core/model/audit/example/rows.ts';
import { known, type Gap } from '../../src/core/model/audit/fact.ts';
import type { Rule } from '../../src/core/model/audit/rule.ts';
import type { App, Holder } from '../../src/core/model/audit/view.ts';
import { buildReport, type CheckedTarget, type ReportInput } from '../../src/core/auditing/report.ts';
import type { Whose } from '../../src/core/auditing/attribution.ts';
import type { CheckReport } from '../../src/core/model/audit/report.ts';

/** A little catalogue, of rules nobody else changes. */
export const aRule = (row: Partial<Rule> & { readonly id: string }): Rule => ({
  title: 'It is in order',
  severity: 'high',
  tier: 'core',
  subject: 'identity',
  practices: ['minimum-permissions'],
  rationale: 'Because.',
  facts: ['users'],
  optionalFacts: [],
  orgMode: 'yes',
  sourceMode: { answers: 'yes', facts: ['permissionSets'], optionalFacts: [], what: 'all of it' },
  logic: { 'not-applicable': undefined, fail: 'It is not.', unknown: undefined, warn: undefined, pass: 'It is.' },
  remediation: 'Run `sf integration-user plan --name NAME` and apply it.',
  fix: { kind: 'command', exact: 'sf integration-user plan --name NAME --target-org ORG' },
  mark: 'A',
  open: [],
  mapping: { soc2: ['CC6.1'], nist80053r5: ['AC-2(9)'], owaspNhi2025: ['NHI5:2025'] },
  sources: [],
  ...row,
});

export const rules: readonly Rule[] = [
  aRule({ id: 'IU-IDN-003', title: 'The integration user is API Only', severity: 'critical', practices: ['api-only'] }),
  aRule({ id: 'IU-PRV-006', title: 'Object and field access equals the spec', subject: 'integration' }),
  aRule({ id: 'IU-APP-003', title: 'Only users an administrator approved may use the app', subject: 'app', practices: ['app-bound-to-profile'] }),
  aRule({ id: 'IU-NET-002', title: 'Login IP ranges are narrow', severity: 'medium', subject: 'profile', practices: ['ip-allowlist'] }),
  aRule({ id: 'IU-ORG-002', title: 'API Access Control is on', severity: 'low', subject: 'org', practices: ['org-guardrails'], mapping: { sbs: ['SBS-OAUTH-001'] } }),
  aRule({ id: 'IU-LIF-001', title: 'Every integration identity is in use', severity: 'info', practices: ['dormant-offboarding'], sourceMode: { answers: 'no', facts: [], optionalFacts: [], what: 'nothing' } }),
];

export const subjects = {
  hubspot: { kind: 'identity', key: 'hubspot.integration@example.com', label: 'HubSpot', also: ['005000000000001AAA'] },
  old: { kind: 'identity', key: 'old.sync@example.com', label: 'Old sync' },
  spec: { kind: 'integration', key: 'hubspot', label: 'HubSpot', integration: 'hubspot' },
  app: { kind: 'app', key: 'hubspot_Integration', label: 'HubSpot' },
  shared: { kind: 'app', key: 'Shared' },
  profile: { kind: 'profile', key: 'hubspot_Integration' },
  org: { kind: 'org', key: '00D000000000001AAA', label: 'Acme' },
} as const satisfies Record<string, Subject>;

const aHolder = (row: Partial<Holder> & Pick<Holder, 'subject'>): Holder => ({ signals: [], confidence: 0.9, isSalesforceOwned: false, actsThrough: [], isInteractive: false, logins: [], loginSummary: [], tokens: [], ...row });
const anApp = (row: Partial<App> & Pick<App, 'subject'>): App => ({ kind: 'external-client-app', name: row.subject.key, label: row.subject.label ?? row.subject.key, signals: [], confidence: 0.9, isForPeople: false, isFirstParty: false, uses: [], registered: [], integrations: [], ...row });

/** HubSpot with a spec, an account without one, an app they share; optionally with exceptions in the spec. */
export function whose(exceptions: NonNullable<Parameters<typeof aSpec>[0]['exceptions']> = []): Whose {
  const row = aSpec({ name: 'hubspot', label: 'HubSpot', exceptions });
  const hubspot = aHolder({ subject: subjects.hubspot, registered: row, user: aUser({ id: '005000000000001AAA', username: subjects.hubspot.key }), signals: [{ id: 'registry', weight: 1, words: 'is in the registry' }] });
  const old = aHolder({ subject: subjects.old, user: aUser({ id: '005000000000009AAA', username: subjects.old.key }), signals: [{ id: 'name', weight: 0.4, words: 'has sync in its name' }] });
  const app = anApp({ subject: subjects.app, integrations: ['hubspot'] });
  return {
    holders: [hubspot, old],
    apps: [app, anApp({ subject: subjects.shared, integrations: ['hubspot', subjects.old.key] })],
    integrations: [{ subject: subjects.spec, spec: row.spec, row, holder: hubspot, apps: [app] }],
    profiles: [{ subject: subjects.profile, row: { id: '00e000000000001AAA', name: 'hubspot_Integration' }, holders: [hubspot] }],
  };
}

export const seen = (words: string, more: Partial<Evidence> = {}): Evidence => ({ words, ...more });

const unread: Gap = { kind: 'refused', words: 'Users could not be read.', needs: 'View Setup and Configuration' };

export function aVerdict(rule: string, subject: Subject, result: Verdict['result'], more: Partial<Verdict> = {}): Verdict {
  const severity = rules.find(({ id }) => id === rule)?.severity ?? 'high';
  const base = { rule, subject, result, severity, evidence: [], gaps: [], words: 'It is in order.' };
  if (result === 'unknown') return { ...base, gaps: [unread], words: unread.words, ...more };
  if (result !== 'fail' && result !== 'warn') return { ...base, ...more };
  const words = `${subject.key} is not in order.`;
  return { ...base, evidence: [seen(words, { key: 'order' })], words, ...more };
}

export function aSnapshot(row: Partial<Snapshot> = {}, facts: Facts = {}): Snapshot {
  const organization = known([{ id: subjects.org.key, name: 'Acme', edition: 'Enterprise Edition', instanceName: 'EU1', isSandbox: false }]);
  return { format: 'integration-user/snapshot/v1', takenAt: exampleNow, mode: 'org', name: 'production', id: subjects.org.key, caller: 'ada.admin@example.com', facts: { organization, users: known([]), ...facts }, ...row };
}

export const aTarget = (verdicts: readonly Verdict[], more: Partial<CheckedTarget> = {}): CheckedTarget => ({ snapshot: aSnapshot(), view: whose(), verdicts, ...more });

export type RunChanges = Partial<ReportInput> & { readonly policyChanges?: object };

/** A run over one org with these verdicts. */
export function aRun(verdicts: readonly Verdict[], { policyChanges = {}, ...changes }: RunChanges = {}): CheckReport {
  return buildReport({
    targets: [aTarget(verdicts)],
    rules,
    policy: aPolicy(policyChanges),
    selection: [],
    failOn: 'high',
    failOnWarn: false,
    strict: false,
    tool: { name: 'sf-plugin-integration-user', version: '0.1.0' },
    at: exampleNow,
    ...changes,
  });
}

export const failedTarget = { id: 'uat', name: 'uat', mode: 'org', problem: { message: 'The org uat does not answer.', actions: ['Log in again.'] } } as const;

/** ISO date so many days before the run. */
export const dayBefore = (days: number): string => daysAgo(days).slice(0, 10);
