import { exitCodes, Problem } from '../../../problems.ts';
import type { Component, Readers, SourceComponent, Target } from '../../../core/model/component.ts';
import { mustSucceed } from '../../../core/model/deploy-problem.ts';
import type { MetadataFile } from '../../../core/model/metadata-file.ts';
import type { OrgReader, StoredCredential } from '../../../core/model/ports.ts';
import { amend } from '../../../core/metadata/amend.ts';
import type { KeyHolder } from '../../../core/metadata/consumer-key.ts';
import { credentialFor, findConsumerKey, keyDifference, keyObstacle, newAppKey, settleConsumerKey, shownKey } from '../../../core/metadata/consumer-key.ts';
import { text, texts } from '../../../core/metadata/read-xml.ts';
import type { XmlContent } from '../../../core/metadata/write-xml.ts';
import type { AppState } from './content.ts';
import { appContent, appFile } from './content.ts';
import type { ActualApp } from './difference.ts';
import { difference, nested } from './difference.ts';

const title = (target: Target): string => `connected app ${target.names.app}`;
const holder = ({ names }: Target): KeyHolder => ({ app: names.app, type: 'ConnectedApp', fullName: names.app, inside: (content) => nested(content, 'oauthConfig') });

async function read({ org, vault }: Readers, target: Target): Promise<ActualApp | undefined> {
  const [app] = await org.readMetadata('ConnectedApp', [target.names.app]);
  if (app === undefined) return undefined;
  const stored = await vault.find(target.org.orgId, target.spec.name);
  const closed = texts(app.content, 'profileName').length + texts(app.content, 'permissionSetName').length === 0;
  const shown = shownKey(nested(app.content, 'oauthConfig')) ?? (closed ? await findConsumerKey(org, holder(target)) : undefined);
  return { content: app.content, key: { shown, stored, closed } };
}

function closed(target: Target, credential: StoredCredential | undefined): AppState {
  if (credential === undefined) return { open: false };
  const { flow } = target.spec.auth;
  return {
    open: false,
    runAs: flow === 'client-credentials' ? target.username : undefined,
    certificate: flow === 'jwt-bearer' ? credential.certificate : undefined,
  };
}

const without = (content: XmlContent, elements: readonly string[]): XmlContent => Object.fromEntries(Object.entries(content).filter(([element]) => !elements.includes(element)));

/** An existing app keeps what is not ours to say: its bindings, its key, and settings the spec does not name. */
function file(target: Target, actual: ActualApp | undefined, state: AppState): MetadataFile {
  const { spec, names } = target;
  const wanted = appContent(spec, names, state);
  if (actual === undefined) return appFile(names, wanted);
  const inside = (element: string, but: readonly string[] = []): XmlContent => amend(nested(actual.content, element), without(wanted[element] as XmlContent, but));
  return appFile(
    names,
    amend(actual.content, {
      ...without(wanted, ['profileName', 'permissionSetName']),
      oauthConfig: inside('oauthConfig', ['consumerKey', 'consumerSecret']),
      oauthPolicy: inside('oauthPolicy'),
    }),
  );
}

/** Some orgs take the run-as user in Setup only, and a deploy passes it over (facts 1.3 [B, conflict]). */
async function runAsMustBeThere(org: OrgReader, target: Target): Promise<void> {
  if (target.spec.auth.flow !== 'client-credentials') return;
  const [app] = await org.readMetadata('ConnectedApp', [target.names.app]);
  const user = app === undefined ? undefined : text(nested(app.content, 'oauthConfig'), 'oauthClientCredentialUser');
  if (user !== target.username) throw new Problem('run-as-user-by-hand', [target.names.app, target.username], exitCodes.partly);
}

const connectedApp: Component<ActualApp> & SourceComponent = {
  id: 'connected-app',
  after: ['profile', 'permission-set', 'permission-set-assignment', 'credential'],
  applies: (spec) => spec.auth.app === 'connected-app',
  title,
  read,
  diff: difference,
  obstacle: (target, actual) => keyObstacle(target, actual.key),
  async apply({ org, vault }, target, actual) {
    const credential = await credentialFor(vault, target);
    if (actual === undefined || difference(target, actual).length > keyDifference(target, actual.key).length) {
      // Key and secret can be given at creation only, and a secret is never shown (facts 1.3 [A]).
      const state = { ...closed(target, credential), ...(actual === undefined ? await newAppKey(vault, target, credential) : {}) };
      mustSucceed(title(target), await org.deploy([file(target, actual, state)], { checkOnly: false }));
      await runAsMustBeThere(org, target);
    }
    await settleConsumerKey(org, vault, target, holder(target));
  },
  validate: (target, actual) => [file(target, actual, closed(target, actual?.key.stored))],
  source: (spec, names) => [appFile(names, appContent(spec, names, { open: true }))],
};

export default connectedApp;
