import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { alter, change, goodOrg, ids, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aSpec } from '../../../core/model/audit/example/rows.ts';

const people = (facts: Facts, custodians: readonly string[], environment = 'production'): Facts => change(facts, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', custodians: [...custodians] }, environment)]);
const named = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `person${index}@example.com`);

const examples: readonly Example[] = [
  { title: 'Three custodians who are active users', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  { title: 'Three custodians in a spec', kind: 'pass', mode: 'source', facts: goodFiles(), result: 'pass' },
  { title: 'One of three has left', kind: 'fail', mode: 'org', facts: alter(goodOrg(), 'users', ({ id }) => id === ids.chi, { isActive: false }), result: 'fail', says: 'chi@example.com left' },
  { title: 'Two custodians', kind: 'fail', mode: 'source', facts: people(goodFiles(), ['ana@example.com', 'bo@example.com'], 'none'), result: 'fail', says: '2 custodians' },
  { title: 'One person under three spellings', kind: 'looks-fine-but-fails', mode: 'source', facts: people(goodFiles(), ['ana@example.com', 'Ana@Example.com', 'ana+sf@example.com'], 'none'), result: 'fail', says: 'hubspot has 1 custodian still there, and needs 3' },
  { title: 'The mailbox is counted as a custodian', kind: 'looks-fine-but-fails', mode: 'source', facts: people(goodFiles(), ['ana@example.com', 'bo@example.com', 'hubspot.integration@example.com'], 'none'), result: 'fail', says: 'hubspot has 2 custodians still there, and needs 3' },
  { title: 'Eight custodians', kind: 'warn', mode: 'source', facts: people(goodFiles(), named(8), 'none'), result: 'warn', says: 'more than 7' },
  { title: 'A third custodian nobody knows', kind: 'unknown', mode: 'org', facts: people(goodOrg(), ['ana@example.com', 'bo@example.com', 'dee@example.com']), result: 'unknown', says: 'dee@example.com is still there' },
  { title: 'The registry cannot be read', kind: 'unknown', mode: 'org', facts: without(goodOrg(), 'registry', { kind: 'unreadable', words: 'integrations/hubspot.yaml is no spec that can be read.' }), result: 'unknown', says: 'no spec that can be read' },
  { title: 'Custodian without a Salesforce user but on people.directory', kind: 'near-miss', mode: 'org', facts: withPolicy(people(goodOrg(), ['ana@example.com', 'bo@example.com', 'dee@example.com']), { people: { directory: ['dee@example.com'] } }), result: 'pass' },
  { title: 'Exactly seven', kind: 'near-miss', mode: 'source', facts: people(goodFiles(), named(7), 'none'), result: 'pass' },
];
export default examples;
