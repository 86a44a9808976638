import type { Example } from '../../../core/model/audit/check.ts';
import type { Facts } from '../../../core/model/audit/datasets.ts';
import { goodFiles } from '../../../core/model/audit/example/files.ts';
import { add, change, goodOrg, withPolicy, without } from '../../../core/model/audit/example/org.ts';
import { aSpec } from '../../../core/model/audit/example/rows.ts';
import type { RepositoryRow } from '../../../core/model/audit/rows-files.ts';
import type { SpecInput } from '../../../core/model/spec.ts';

const at = { file: 'keys/hubspot.pem', line: 1, column: 1 };
const found = (row: Partial<RepositoryRow> = {}, facts: Facts = goodFiles()): Facts => add(facts, 'repository', { at, kind: 'private-key', hash: '0a1b2c3d4e5f', tracked: true, ignored: false, integration: 'hubspot', ...row });
const ofNobody = (facts: Facts): Facts => change(facts, 'repository', (rows) => rows.map(({ at: place, kind, hash, tracked = false }) => ({ at: place, kind, hash, tracked })));
const outsideGit = (facts: Facts): Facts => change(facts, 'repository', (rows) => rows.map(({ at: place, kind, hash, integration = '' }) => ({ at: place, kind, hash, integration })));
const withSpec = (facts: Facts, spec: Partial<SpecInput>): Facts => change(facts, 'registry', () => [aSpec({ name: 'hubspot', label: 'HubSpot', credentials: { store: 'age' }, ...spec }, 'none')]);
const subject = 'hubspot';

const examples: readonly Example[] = [
  { title: 'Encrypted with age, and nothing secret in the project', kind: 'pass', mode: 'source', facts: goodFiles(), result: 'pass', says: 'kept by age' },
  { title: 'The same, beside an org', kind: 'pass', mode: 'org', facts: goodOrg(), result: 'pass' },
  { title: 'A private key in a tracked file', kind: 'fail', mode: 'source', facts: found(), subject, result: 'fail', says: 'keys/hubspot.pem, line 1, holds a private key, and git keeps the file.' },
  { title: 'A consumer secret in a file that git does not ignore', kind: 'fail', mode: 'source', facts: found({ kind: 'consumer-secret', tracked: false, at: { file: 'deploy.log', line: 7, column: 12 } }), subject, result: 'fail', says: 'deploy.log, line 7, holds a consumer secret, and git does not ignore the file.' },
  { title: 'A session id that belongs to no integration', kind: 'fail', mode: 'source', facts: ofNobody(found({ kind: 'session-id' })), subject: 'project', result: 'fail', says: 'a session id' },
  { title: 'A key file that others can read', kind: 'fail', mode: 'source', facts: found({ kind: 'key-file-mode', tracked: false, ignored: true }), subject, result: 'fail', says: 'can be read by others' },
  { title: 'A secret outside of any git work tree', kind: 'unknown', mode: 'source', facts: outsideGit(found()), subject, result: 'unknown', says: 'no git work tree' },
  { title: 'The project\'s files cannot be read', kind: 'unknown', mode: 'source', facts: without(goodFiles(), 'repository', { kind: 'unreadable', words: 'vault.txt cannot be read.' }), subject, result: 'unknown', says: 'vault.txt' },
  { title: 'The records cannot be read', kind: 'unknown', mode: 'source', facts: without(goodFiles(), 'records', { kind: 'unreadable', words: 'A record cannot be read.' }), subject, result: 'unknown', says: 'A record cannot be read' },
  { title: 'Kept in a plain file', kind: 'warn', mode: 'source', facts: withSpec(goodFiles(), { credentials: { store: 'file' } }), subject, result: 'warn', says: 'plain file' },
  { title: 'A copy that git ignores', kind: 'warn', mode: 'source', facts: found({ tracked: false, ignored: true }), subject, result: 'warn', says: 'outside the store' },
  { title: 'A planned integration', kind: 'not-applicable', mode: 'source', facts: withSpec(goodFiles(), { state: 'planned' }), subject, result: 'not-applicable' },
  { title: 'A planned integration whose key was committed', kind: 'fail', mode: 'source', facts: found({}, withSpec(goodFiles(), { state: 'planned' })), subject, result: 'fail', says: 'keys/hubspot.pem, line 1, holds a private key, and git keeps the file' },
  { title: 'Test fixture under a path of repository.fixtures', kind: 'near-miss', mode: 'source', facts: withPolicy(found({ at: { ...at, file: 'test/keys/fake.pem' } }), { repository: { fixtures: ['test/keys'] } }), subject, result: 'pass' },
  { title: 'Key file listed in .gitignore but tracked since before', kind: 'looks-fine-but-fails', mode: 'source', facts: found({ ignored: true }), subject, result: 'fail', says: 'git keeps the file' },
];
export default examples;
