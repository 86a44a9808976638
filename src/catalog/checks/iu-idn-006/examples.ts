import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { refused } from '../../../core/model/audit/example/grants.ts';
import { add, alter, change, goodOrg, ids, partly, without } from '../../../core/model/audit/example/org.ts';
import { aSpec, aUser } from '../../../core/model/audit/example/rows.ts';

const subject = 'hubspot.integration@example.com';
const mailbox = 'hubspot.integration@example.com';
const email = (address: string, facts = goodOrg()): Facts => alter(facts, 'users', ({ id }) => id === ids.hubspot, { email: address });
const at = { file: 'integrations/hubspot.yaml', line: 9, column: 10 };
const spec = (box: string, facts: Facts): Facts => change(facts, 'registry', () => [{ ...aSpec({ name: 'hubspot', label: 'HubSpot', mailbox: box }, facts.organization === undefined ? 'none' : 'production'), places: { mailbox: at } }]);
const unregistered = change(goodOrg(), 'registry', () => []);
const twin = aUser({ id: '005000000000009AAA', username: 'erp.integration@example.com', email: mailbox, profileId: ids.hubspotProfile, profile: 'erp_Integration', licence: 'Salesforce Integration' });
const twins = add(add(goodOrg(), 'users', twin), 'registry', aSpec({ name: 'erp', mailbox }));

const examples: readonly Example[] = [
  { title: 'The e-mail is the spec\'s mailbox', kind: 'pass', mode: 'org', facts: goodOrg(), subject, result: 'pass' },
  { title: 'The e-mail is the owner\'s', kind: 'fail', mode: 'org', facts: email('Ana@example.com'), subject, result: 'fail', says: 'its owner Ana Ruiz (ana@example.com)' },
  { title: 'The e-mail is a custodian\'s', kind: 'fail', mode: 'org', facts: email('bo@example.com'), subject, result: 'fail', says: 'its custodian bo@example.com' },
  { title: 'The e-mail is that of a person who works in the browser', kind: 'fail', mode: 'org', facts: email('pat.person@example.com', unregistered), subject, result: 'fail', says: 'pat.person@example.com, who logs in through the browser' },
  { title: 'No spec says whose address it is', kind: 'warn', mode: 'org', facts: unregistered, subject, result: 'warn', says: 'no spec says that it is a shared mailbox' },
  { title: 'Another address than the spec says', kind: 'warn', mode: 'org', facts: email('integrations@example.com'), subject, result: 'warn', says: 'the spec says hubspot.integration@example.com' },
  { title: 'The e-mail is hidden', kind: 'unknown', mode: 'org', facts: email(''), subject, result: 'unknown', says: 'hidden' },
  { title: 'Somebody has the same e-mail, and logins cannot be read', kind: 'unknown', mode: 'org', facts: without(email('pat.person@example.com', unregistered), 'loginSummary', refused('Monitor Login History')), subject, result: 'unknown', says: 'whether that is a person cannot be seen' },
  { title: 'Its spec cannot be read', kind: 'unknown', mode: 'org', facts: partly(goodOrg(), 'registry', { kind: 'unreadable', words: 'integrations/erp.yaml is no spec that can be read.' }), subject, result: 'unknown', says: 'integrations/erp.yaml is no spec that can be read' },
  { title: 'A person who carries no integration', kind: 'not-applicable', mode: 'org', facts: goodOrg(), subject: 'ana@example.com', result: 'none' },
  { title: 'Two integration users share one group mailbox that both specs declare', kind: 'near-miss', mode: 'org', facts: twins, subject, result: 'pass' },
  { title: 'Sandbox copy where Salesforce appended \'.invalid\' to the mailbox', kind: 'near-miss', mode: 'org', facts: email(`${mailbox}.invalid`), subject, result: 'pass' },
  { title: 'Mailbox and owner differ only by a +tag: ana+hubspot@ and ana@', kind: 'looks-fine-but-fails', mode: 'org', facts: spec('ana+hubspot@example.com', email('ana+hubspot@example.com')), subject, result: 'fail', says: 'its owner Ana Ruiz' },
  { title: 'Files whose mailbox is nobody\'s own', kind: 'pass', mode: 'source', facts: goodFiles(), subject: 'hubspot', result: 'pass' },
  { title: 'A spec whose mailbox is its owner\'s address', kind: 'fail', mode: 'source', facts: spec('ana+hubspot@example.com', goodFiles()), subject: 'hubspot', result: 'fail', says: 'The mailbox ana+hubspot@example.com is the address of its owner' },
];
export default examples;
