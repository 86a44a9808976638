import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { alter, change, goodOrg, withPolicy, without } from '../../../core/model/audit/example/org.ts';

const off = (facts: Facts): Facts => alter(facts, 'orgSettings', () => true, { apiAccessControl: false });
const silent = (facts: Facts): Facts => change(facts, 'orgSettings', () => [{ enforceIpRangesEveryRequest: true, read: ['Security', 'ConnectedApp'] }]);
const unavailable = (facts: Facts): Facts => change(facts, 'permissionColumns', (rows) => rows.filter(({ name }) => name !== 'UseAnyApiClient'));
const decided = (facts: Facts): Facts => withPolicy(facts, { org: { apiAccessControlAbsent: { owner: 'ada.admin@example.com', reason: 'Support has our case, until the vendors are listed.', on: '2026-10-01' } } });
const refused = { kind: 'refused', words: 'Salesforce refused to show it.' } as const;
const place = { file: 'force-app/settings/ConnectedApp.settings-meta.xml', line: 3, column: 5 };

const examples: readonly Example[] = [
  { title: 'It is on', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  { title: 'It is off', kind: 'fail', mode: 'org', facts: off(goodOrg()), result: 'fail', says: 'API Access Control is off' },
  { title: 'The org does not have it, and nobody decided so', kind: 'fail', mode: 'org', facts: unavailable(silent(goodOrg())), result: 'fail', says: 'does not have API Access Control' },
  { title: 'The org does not have it, and somebody decided so', kind: 'warn', mode: 'org', facts: decided(unavailable(silent(goodOrg()))), result: 'warn', says: 'ada.admin@example.com decided so on 2026-10-01' },
  { title: 'The settings are silent although the org has the permission', kind: 'unknown', mode: 'org', facts: silent(goodOrg()), result: 'unknown', says: 'Salesforce Support' },
  { title: 'The settings cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'orgSettings', refused), result: 'unknown', says: 'The settings of connected apps were not read' },
  { title: 'It is off, and whether somebody decided so cannot be read', kind: 'unknown', mode: 'org', facts: without(off(goodOrg()), 'policy', { kind: 'unreadable', words: 'integrations/policy.yaml cannot be read.' }), result: 'unknown', says: 'integrations/policy.yaml cannot be read' },
  { title: 'Settings file not in the project', kind: 'near-miss', mode: 'source', facts: change(goodFiles(), 'orgSettings', () => [{ enforceIpRangesEveryRequest: true, read: ['Security'] }]), result: 'unknown', says: 'were not read' },
  { title: 'Off, and policy records the decision with owner and date', kind: 'near-miss', mode: 'org', facts: decided(off(goodOrg())), result: 'warn', says: 'Support has our case' },
  { title: 'A settings file with it on', kind: 'pass', mode: 'source', facts: goodFiles(), result: 'pass' },
  { title: 'A settings file with it off', kind: 'fail', mode: 'source', facts: alter(goodFiles(), 'orgSettings', () => true, { apiAccessControl: false, places: { apiAccessControl: place } }), result: 'fail', says: 'API Access Control is off: any app that a user has may call this org\'s APIs' },
  { title: 'A settings file without the element: only the org knows', kind: 'unknown', mode: 'source', facts: silent(goodFiles()), result: 'unknown', says: 'Whether API Access Control is on cannot be told' },
];
export default examples;
