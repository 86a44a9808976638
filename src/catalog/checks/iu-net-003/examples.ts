import type { Example } from '../../../core/model/audit/check.ts';
import { notInFiles, place, refused, untold, withAppPolicy } from '../../../core/model/audit/example/apps.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { alter, goodOrg, without } from '../../../core/model/audit/example/org.ts';

const atLoginOnly = alter(goodOrg(), 'orgSettings', () => true, { enforceIpRangesEveryRequest: false });
const silent = (facts: Facts): Facts => untold(facts, 'orgSettings', 'enforceIpRangesEveryRequest');

const examples: readonly Example[] = [
  { title: 'Ranges are asked for on every request', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  { title: 'Ranges are asked for at login only', kind: 'fail', mode: 'org', facts: atLoginOnly, result: 'fail', says: 'at login only' },
  { title: 'Settings file of the project without the sessionSettings element', kind: 'near-miss', mode: 'source', facts: silent(goodFiles()), result: 'unknown', says: 'the session settings do not tell' },
  { title: 'The app does not ask for ranges at all', kind: 'near-miss', mode: 'org', facts: withAppPolicy(goodOrg(), { ipRelaxation: 'bypass' }), result: 'pass', says: 'but not through HubSpot' },
  { title: 'No integration\'s profile has ranges', kind: 'not-applicable', mode: 'org', facts: alter(atLoginOnly, 'profileMetadata', () => true, { ranges: [] }), result: 'not-applicable' },
  { title: 'The settings could not be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'orgSettings', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'The settings do not tell', kind: 'unknown', mode: 'org', facts: silent(goodOrg()), result: 'unknown', says: 'Whether login IP ranges are enforced on every request could not be read' },
  { title: 'At login only, and whether any profile has ranges could not be read', kind: 'unknown', mode: 'org', facts: without(atLoginOnly, 'profileMetadata', refused), result: 'unknown', says: 'Salesforce refused to show it' },
  { title: 'A settings file that asks at login only', kind: 'fail', mode: 'source', facts: alter(goodFiles(), 'orgSettings', () => true, { enforceIpRangesEveryRequest: false, places: { enforceIpRangesEveryRequest: place('force-app/main/default/settings/Security.settings-meta.xml', 40) } }), result: 'fail', says: 'Login IP ranges are asked for at login only' },
  { title: 'No settings file', kind: 'unknown', mode: 'source', facts: without(goodFiles(), 'orgSettings', notInFiles), result: 'unknown', says: 'Files do not tell' },
  { title: 'A settings file that asks on every request', kind: 'pass', mode: 'source', facts: goodFiles(), result: 'pass' },
];
export default examples;
