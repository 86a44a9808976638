import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { openSourceTree } from '../../../src/edges/files/source-tree.ts';
import { readSource, type SourceRead } from '../../../src/workflows/read-source.ts';

const corpus = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const absent = !existsSync(corpus);
const read = (repository: string): Promise<SourceRead> => readSource(repository, [openSourceTree(join(corpus, repository))]);
const repositories = absent ? [] : readdirSync(corpus, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** Names of files that end so, each counted once in whatever folder: a second, dumb count. */
function names(repository: string, suffix: string): number {
  const files = readdirSync(join(corpus, repository), { recursive: true, encoding: 'utf8' });
  const found = files.flatMap((path) => [`.${suffix}-meta.xml`, `.${suffix}`].flatMap((ending) => (path.endsWith(ending) ? [basename(path, ending)] : []))).map((name) => decodeURIComponent(name).toLowerCase());
  return new Set(found).size;
}

const counted = [['Profile', 'profile'], ['PermissionSet', 'permissionset'], ['PermissionSetGroup', 'permissionsetgroup'], ['ConnectedApp', 'connectedApp'], ['CustomObject', 'object'], ['Settings', 'settings'], ['ProfilePasswordPolicy', 'profilePasswordPolicy']] as const;

describe('real repositories, as far as they are at hand', function () {
  this.timeout(60_000);

  it('has repositories to read', function () {
    if (absent) {
      this.test!.title += ' (skipped: the corpus is not beside this project)';
      this.skip();
    }
    expect(repositories).not.to.have.length(0);
  });

  for (const repository of repositories) {
    it(`reads all of ${repository}, and as many components as a count of its files gives`, async () => {
      const { project, facts } = await read(repository);
      expect(project.unreadable).to.deep.equal([]);
      expect(Object.fromEntries(counted.map(([type]) => [type, project.components(type).length]))).to.deep.equal(Object.fromEntries(counted.map(([type, suffix]) => [type, names(repository, suffix)])));
      expect(facts.permissionSets?.rows).to.have.length(project.components('Profile').length + project.components('PermissionSet').length);
      for (const row of [...(facts.objectPermissions?.rows ?? []), ...(facts.fieldPermissions?.rows ?? [])]) expect(row.rights).not.to.have.length(0);
    });
  }

  (repositories.includes('GSA__SF_WorkSpace') ? it : it.skip)('finds in GSA__SF_WorkSpace what is known to be in it', async () => {
    const { project, facts } = await read('GSA__SF_WorkSpace');
    expect(['Profile', 'PermissionSet', 'PermissionSetGroup', 'ConnectedApp', 'ProfilePasswordPolicy', 'Settings'].map((type) => project.components(type).length)).to.deep.equal([41, 58, 1, 4, 6, 128]);
    const policies = (facts.passwordPolicies?.rows ?? []).flatMap(({ profileId, expiresAfterDays }) => (profileId === undefined ? [] : [[profileId, expiresAfterDays]]));
    const profiles = new Set(facts.profiles?.rows.map(({ id }) => id));
    expect(policies.filter(([id]) => profiles.has(String(id)))).to.have.length(6);
    expect(facts.setupEntityAccess?.rows.map(({ parentId, entityId }) => [parentId, entityId])).to.deep.equal([['permission-set:OrgWide_Security_Event_Logging_User_System', 'ElasticLogIntegration']]);
    expect(facts.orgSettings?.rows[0]?.read).to.deep.equal(['Security', 'ConnectedApp', 'OauthOidc', 'ExternalClientApp', 'Event']);
  });

  (repositories.includes('forcedotcom__source-deploy-retrieve') ? it : it.skip)('reads a permission set that was taken apart like the one it was made from', async () => {
    const home = 'forcedotcom__source-deploy-retrieve/test/snapshot/sampleProjects/preset-PermSet';
    const [apart, whole] = await Promise.all([read(`${home}/__snapshots__/verify-source-files.expected`), read(`${home}/originalMdapi`)]);
    const rights = ({ facts }: SourceRead): readonly string[] => [...(facts.objectPermissions?.rows ?? []).map(({ object, rights: held }) => `${object} ${held.join()}`), ...(facts.fieldPermissions?.rows ?? []).map(({ field, rights: held }) => `${field} ${held.join()}`)].toSorted();
    expect(rights(apart)).to.deep.equal(rights(whole)).and.not.to.have.length(0);
  });
});
