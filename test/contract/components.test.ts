import { expect } from 'chai';
import { all } from '../../src/catalog/components/index.ts';
import type { Component } from '../../src/core/model/component.ts';
import { fakeOrg, fakeVault, jwtCredential, progress, secretCredential, specWith, targetWith } from './components-fakes.ts';

const components = all as readonly Component<unknown>[];

const variants: readonly (readonly [string, Record<string, unknown>])[] = [
  ['an external client app with JWT', {}],
  ['an external client app with client credentials', { auth: { flow: 'client-credentials' } }],
  ['an external client app with an authorization code', { auth: { flow: 'authorization-code', callbackUrl: 'https://vendor.example/back' } }],
  ['a connected app with JWT', { auth: { app: 'connected-app' } }],
  ['a connected app with client credentials', { auth: { app: 'connected-app', flow: 'client-credentials' } }],
  ['text full of XML, and no access', { label: `<b>&"'</b> ]]>`, purpose: 'é😀'.repeat(60), access: {} }],
];

/** These only take away, and a new identity has nothing that could be taken. */
const takingAway = new Set(['connected-app-limits', 'external-client-app-limits', 'former-apps', 'other-apps']);

/** A record that binds an app to the permission set, or to the profile named. */
const bound = (profile: string | null) => ({
  Id: '0J0000000000001AAA',
  ParentId: '0PS000000000001AAA',
  SetupEntityId: '0H4000000000001AAA',
  SetupEntityType: 'ConnectedApplication',
  Parent: { Name: 'hubspot_Integration', NamespacePrefix: null, Profile: profile === null ? null : { Name: profile } },
});

const user = { Id: '005000000000009AAA' };

/** An org in which users, licences and assignments appear as components make them. */
function org(target: ReturnType<typeof targetWith>) {
  const made = new Set<string>();
  const fake = fakeOrg({
    rows: [
      [/FROM User WHERE/, () => (made.has('User') ? [{ ...user, ...(fake.writes.find(({ call }) => call === 'create User')?.what as object), FirstName: null, UserRole: null, Profile: { Name: target.names.profile } }] : [])],
      [/FROM UserLogin/, [{ IsFrozen: false }]],
      [/FROM Profile WHERE/, [{ Id: '00e000000000001AAA' }]],
      [/FROM PermissionSetLicense WHERE/, [{ Id: '0PL000000000001AAA' }]],
      [/FROM PermissionSetLicenseAssign /, () => (made.has('PermissionSetLicenseAssign') ? [{ Id: '2LA000000000001AAA', PermissionSetLicense: { DeveloperName: 'SalesforceAPIIntegrationPsl', MasterLabel: 'Salesforce API Integration' } }] : [])],
      [/FROM PermissionSet WHERE/, [{ Id: '0PS000000000001AAA', NamespacePrefix: null }]],
      [/FROM SetupEntityAccess WHERE SetupEntityId/, () => (made.has('SetupEntityAccess') ? [bound(null), bound(target.names.profile)] : [])],
      [
        /FROM PermissionSetAssignment/,
        () => (made.has('PermissionSetAssignment') ? [{ Id: '0Pa000000000001AAA', ExpirationDate: null, IsActive: true, PermissionSet: { Name: target.names.permissionSet, Label: 'x', NamespacePrefix: null, PermissionSetGroupId: null } }] : []),
      ],
    ],
    refuse: (sobject) => void made.add(sobject),
    // Secrets never come back (facts 1.3 [A]).
    keep: (_file, content) => Object.fromEntries(Object.entries(content).filter(([element]) => element !== 'consumerSecret')),
  });
  return fake;
}

/** After those it names: what `after` promises. */
function ordered(parts: readonly Component<unknown>[]): readonly Component<unknown>[] {
  const done: Component<unknown>[] = [];
  while (done.length < parts.length) {
    const next = parts.find((part) => !done.includes(part) && part.after.every((id) => !parts.some((other) => other.id === id) || done.some((other) => other.id === id)));
    if (next === undefined) throw new Error(`a circle among ${parts.filter((part) => !done.includes(part)).map(({ id }) => id).join(', ')}`);
    done.push(next);
  }
  return done;
}

describe('every component', () => {
  it('has an id of its own, and comes after components that exist, in no circle', () => {
    const ids = components.map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const { after } of components) for (const id of after) expect(ids).to.include(id);
    expect(ordered(components)).to.have.length(components.length);
  });

  for (const [title, changes] of variants) {
    describe(`of ${title}`, () => {
      const parts = ordered(components.filter((component) => component.applies?.(specWith(changes)) !== false));

      it('says in whole sentences that it will be made, then makes it, then has nothing to do', async () => {
        const target = targetWith(changes);
        const fake = org(target);
        const tools = { org: fake, vault: fakeVault(), progress };
        for (const part of parts) {
          const before = await part.read(tools, target);
          const changesBefore = part.diff(target, before);
          if (takingAway.has(part.id)) expect(changesBefore, part.id).to.deep.equal([]);
          else expect(changesBefore, part.id).to.have.length.greaterThan(0);
          for (const { words } of changesBefore) expect(words, part.id).to.match(/^[A-Z].*\.$/su);
          await part.apply(tools, target, before);
          expect(part.diff(target, await part.read(tools, target)), part.id).to.deep.equal([]);
        }
        const writes = fake.writes.length;
        for (const part of parts) expect(part.diff(target, await part.read(tools, target)), part.id).to.deep.equal([]);
        expect(fake.writes).to.have.length(writes);
      });

      it('holds no secret, key, id or run-as user in what a dry run sends', async () => {
        const target = targetWith(changes);
        const fake = org(target);
        for (const part of parts) {
          const files = part.validate?.(target, await part.read({ org: fake, vault: fakeVault() }, target)) ?? [];
          const text = files.map(({ xml }) => xml).join('');
          expect(text).not.to.match(/consumerKey|consumerSecret|<certificate>|clientCredentialsFlowUser|oauthClientCredentialUser|00D0/);
        }
      });
    });
  }

  it('keeps every secret out of its words', async () => {
    for (const stored of [jwtCredential, secretCredential]) {
      const target = targetWith({ auth: { flow: stored === jwtCredential ? 'jwt-bearer' : 'client-credentials' } });
      const fake = org(target);
      const vault = fakeVault(stored);
      for (const part of components) {
        const words = JSON.stringify(part.diff(target, await part.read({ org: fake, vault }, target)));
        expect(words).not.to.include('S3cret').and.not.to.include('private key').and.not.to.include(stored.consumerKey);
      }
    }
  });
});
