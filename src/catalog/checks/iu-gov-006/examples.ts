import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { change, goodOrg, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aSpec, daysAgo, exampleNow } from '../../../core/model/audit/example/rows.ts';

const day = (daysFromNow: number): string => daysAgo(-daysFromNow).slice(0, 10);
const waived = (facts: Facts, changes: object = {}): Facts => withPolicy(facts, { waivers: [{ rule: 'IU-NET-002', subject: 'hubspot_Integration', owner: 'bo@example.com', reason: 'The vendor moves its egress in spring', expires: day(60), ...changes }] });
const excepted = (changes: object = {}): Facts => change(goodFiles(), 'registry', () => [aSpec({ name: 'hubspot', exceptions: [{ rule: 'IU-NET-002', reason: 'The vendor moves its egress in spring', approver: 'bo@example.com', until: day(60), ...changes }] }, 'none')]);

const examples: readonly Example[] = [
  { title: 'A waiver that is complete and in date', kind: 'pass', mode: 'org', facts: waived(goodOrg()), result: 'pass' },
  { title: 'An exception that somebody else approved', kind: 'pass', mode: 'source', facts: excepted(), result: 'pass' },
  { title: 'A waiver that ended yesterday', kind: 'fail', mode: 'org', facts: waived(goodOrg(), { expires: day(-1) }), result: 'fail', says: `ended on ${day(-1)}` },
  { title: 'A waiver for a year', kind: 'fail', mode: 'source', facts: waived(goodFiles(), { expires: day(365) }), result: 'fail', says: '180 days at most' },
  { title: 'A waiver without a reason', kind: 'fail', mode: 'source', facts: waived(goodFiles(), { reason: 'tbd' }), result: 'fail', says: 'gives no reason' },
  { title: 'An exception that its owner approved', kind: 'looks-fine-but-fails', mode: 'source', facts: excepted({ approver: 'Ana+sf@example.com' }), result: 'fail', says: 'somebody else has to' },
  { title: 'An exception that has ended', kind: 'fail', mode: 'source', facts: excepted({ until: day(-30) }), result: 'fail', says: 'The exception of hubspot from IU-NET-002 ended on 2026-10-23; renew it or mend what it is about' },
  { title: 'The policy cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'policy', { kind: 'unreadable', words: 'integrations/policy.yaml cannot be parsed.' }), result: 'unknown', says: 'integrations/policy.yaml cannot be parsed' },
  { title: 'Waiver that expires today: valid until the end of the day, UTC', kind: 'near-miss', mode: 'org', facts: waived(goodOrg(), { expires: exampleNow.slice(0, 10) }), result: 'pass' },
  { title: 'Waiver for a rule and one subject, other subjects still fail', kind: 'near-miss', mode: 'org', facts: waived(goodOrg(), { subject: 'another_Integration' }), result: 'pass' },
];
export default examples;
