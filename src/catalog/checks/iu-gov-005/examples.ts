import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, change, goodOrg, partly, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { anAuditEntry, aPolicy, aSpec, daysAgo } from '../../../core/model/audit/example/rows.ts';
import type { PlanRow, RegistryRow } from '../../../core/model/audit/rows-files.ts';

const differs = (row: Partial<PlanRow> = {}): PlanRow => ({ integration: 'hubspot', component: 'permission set hubspot_Integration', words: 'Lead: delete is granted and the spec does not say so.', ...row });
const approving = (facts: Facts, ...templates: readonly string[]): Facts => withPolicy(facts, { approved: { ...aPolicy().approved, templates } });
function withoutTemplate(row: RegistryRow): RegistryRow {
  const spec = { ...row.spec };
  delete spec.template;
  return { ...row, spec };
}
const untemplated = (facts: Facts, environment?: string): Facts => change(facts, 'registry', () => [withoutTemplate(aSpec({ name: 'hubspot', label: 'HubSpot' }, environment))]);
const built = (facts: Facts, template: string, environment?: string): Facts => change(facts, 'registry', () => [aSpec({ name: 'hubspot', template }, environment)]);
const run = (facts: Facts, outcome: string, days = 0): Facts => add(facts, 'auditLog', anAuditEntry({ runId: `r-${outcome}`, integration: 'hubspot', action: 'apply', at: daysAgo(days), outcome }));
const generated = 'force-app/main/default/permissionsets/hubspot_Integration.permissionset-meta.xml';
const file = differs({ component: generated, words: `${generated} is not what the spec describes.`, at: { file: generated, line: 1, column: 1 } });

const examples: readonly Example[] = [
  { title: 'A template that is there, and an org that is as the spec says', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  { title: 'A template that the policy approves', kind: 'pass', mode: 'org', facts: approving(goodOrg(), 'custom', 'etl'), result: 'pass' },
  { title: 'Files as the spec says', kind: 'pass', mode: 'source', facts: goodFiles(), result: 'pass' },
  { title: 'A template that nobody has', kind: 'fail', mode: 'org', facts: built(goodOrg(), 'homemade'), result: 'fail', says: 'the template homemade, which is neither shipped nor in integrations/templates' },
  { title: 'A template that nobody has, by files', kind: 'fail', mode: 'source', facts: built(goodFiles(), 'homemade', 'none'), result: 'fail', says: 'hubspot is built from the template homemade, which is neither shipped nor in integrations/templates' },
  { title: 'A template that is not approved', kind: 'fail', mode: 'org', facts: approving(goodOrg(), 'etl'), result: 'fail', says: 'which the policy does not approve. Approved ones are etl.' },
  { title: 'No template, and the policy approves some', kind: 'fail', mode: 'source', facts: approving(untemplated(goodFiles(), 'none'), 'etl'), result: 'fail', says: 'names no template' },
  { title: 'The org differs from the spec', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'plan', differs(), differs({ words: 'Lead: edit is not granted.' })), result: 'fail', says: 'delete is granted and the spec does not say so. And 1 more.' },
  { title: 'A file differs from the spec', kind: 'fail', mode: 'source', facts: add(goodFiles(), 'plan', file), result: 'fail', says: `${generated} is not what the spec describes.` },
  { title: 'The org differs from the spec, and more could not be told', kind: 'fail', mode: 'org', facts: add(goodOrg(), 'plan', differs(), differs({ component: 'app hubspot_Integration', unseen: true })), result: 'fail', says: 'What is there of the permission set hubspot_Integration is not what integrations/hubspot.yaml says' },
  { title: 'The org differs, and the last run is over', kind: 'fail', mode: 'org', facts: run(run(add(goodOrg(), 'plan', differs()), 'stopped', 2), 'proven', 1), result: 'fail', says: 'What is there of the permission set hubspot_Integration is not what integrations/hubspot.yaml says' },
  { title: 'No template, and the policy names none', kind: 'warn', mode: 'org', facts: untemplated(goodOrg()), result: 'warn', says: 'names no template' },
  { title: 'No template, by files', kind: 'warn', mode: 'source', facts: untemplated(goodFiles(), 'none'), result: 'warn', says: 'hubspot names no template, so nobody can tell whether its pattern was approved' },
  { title: 'A run is going on or broken off: the change is under way', kind: 'near-miss', mode: 'org', facts: run(add(goodOrg(), 'plan', differs()), 'begun'), result: 'warn', says: 'is not over' },
  { title: 'Only another integration differs', kind: 'near-miss', mode: 'org', facts: add(goodOrg(), 'plan', differs({ integration: 'warehouse' })), result: 'pass' },
  { title: 'A part could not be looked at', kind: 'unknown', mode: 'org', facts: add(goodOrg(), 'plan', differs({ component: 'app hubspot_Integration', words: 'The consumer key is not shown.', unseen: true })), result: 'unknown', says: 'Whether the app hubspot_Integration of hubspot is as its spec says could not be told' },
  { title: 'The spec could not be held against the org', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'plan', { kind: 'unreadable', words: 'What differs could not be told.', about: ['hubspot'] }), result: 'unknown', says: 'What differs could not be told' },
  { title: 'A template file is no template, so it is not known which are there', kind: 'unknown', mode: 'org', facts: without(built(goodOrg(), 'homemade'), 'templates', { kind: 'unreadable', words: 'integrations/templates/homemade.yaml is no template.' }), result: 'unknown', says: 'integrations/templates/homemade.yaml is no template' },
  { title: 'No plan could be made, by files', kind: 'unknown', mode: 'source', facts: without(goodFiles(), 'plan', { kind: 'unreadable', words: 'No plan could be made.' }), result: 'unknown', says: 'No plan could be made' },
  { title: 'Retired', kind: 'not-applicable', mode: 'org', facts: change(goodOrg(), 'registry', () => [aSpec({ name: 'hubspot', state: 'retired' })]), result: 'not-applicable' },
  { title: 'No spec', kind: 'not-applicable', mode: 'org', facts: change(goodOrg(), 'registry', () => []), result: 'none' },
];
export default examples;
