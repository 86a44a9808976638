import { exitCodes, Problem } from '../../../problems.ts';
import type { Component, SourceComponent, Target, Tools } from '../../../core/model/component.ts';
import { mustSucceed } from '../../../core/model/deploy-problem.ts';
import type { MetadataFile } from '../../../core/model/metadata-file.ts';
import type { OrgReader, StoredCredential } from '../../../core/model/ports.ts';
import { certificateFor } from '../../../core/metadata/app-certificate.ts';
import { configLimits, connectedPolicyLimits } from '../../../core/metadata/app-limits.ts';
import { settingsAs } from '../../../core/metadata/app-settings.ts';
import { amendedConnectedApp, connectedAppFile, nested } from '../../../core/metadata/connected-app-file.ts';
import { credentialFor, keyDifference, newAppKey, settleConsumerKey } from '../../../core/metadata/consumer-key.ts';
import { text } from '../../../core/metadata/read-xml.ts';
import type { XmlContent } from '../../../core/metadata/write-xml.ts';
import type { ActualApp, Found } from './actual.ts';
import { isTwin, keyHolder, readApp } from './actual.ts';
import type { AppState } from './content.ts';
import { appContent } from './content.ts';
import { difference, notes, obstacle } from './difference.ts';
import { configSettings, ownSettings, policySettings } from './settings.ts';

const title = (target: Target): string => `connected app ${target.names.app}`;

function closed(target: Target, credential: StoredCredential | undefined): AppState {
  if (credential === undefined) return { open: false };
  return { open: false, runAs: target.spec.auth.flow === 'client-credentials' ? target.username : undefined, certificate: certificateFor(target, credential) };
}

/** What the app's own elements leave out stays in the org: an empty one takes it away (facts 1.3 [A], of lists). */
function ownContent(wanted: XmlContent, actual: ActualApp): XmlContent {
  const own = settingsAs(ownSettings, wanted);
  return Object.fromEntries(Object.entries(own).map(([element, value]) => [element, value ?? (Object.hasOwn(actual.content, element) ? '' : undefined)]));
}

function sessionContent({ content }: ActualApp): XmlContent {
  const session = nested(content, 'sessionPolicy');
  return text(session, 'sessionLevel') === 'HIGH_ASSURANCE' ? { sessionPolicy: { ...session, sessionLevel: 'STANDARD' } } : {};
}

/** An existing app keeps what is not ours to say: its bindings, its key, and settings the spec does not rule. */
function amended(wanted: XmlContent, actual: ActualApp): XmlContent {
  const config = wanted['oauthConfig'] as XmlContent;
  return amendedConnectedApp(actual.content, {
    own: { ...ownContent(wanted, actual), ...sessionContent(actual) },
    oauthConfig: { ...settingsAs(configSettings, config), ...configLimits, certificate: config['certificate'] },
    oauthPolicy: { ...settingsAs(policySettings, wanted['oauthPolicy'] as XmlContent), ...connectedPolicyLimits },
  });
}

function file({ spec, names }: Target, found: Found | undefined, state: AppState): MetadataFile {
  const wanted = appContent(spec, names, state);
  return connectedAppFile(names, found === undefined || isTwin(found) ? wanted : amended(wanted, found));
}

/** Some orgs take the run-as user in Setup only, and a deploy passes it over (facts 1.3 [B, conflict]). */
async function runAsMustBeThere(org: OrgReader, target: Target): Promise<void> {
  if (target.spec.auth.flow !== 'client-credentials') return;
  const [app] = await org.readMetadata('ConnectedApp', [target.names.app]);
  const user = app === undefined ? undefined : text(nested(app.content, 'oauthConfig'), 'oauthClientCredentialUser');
  if (user?.toLowerCase() !== target.username.toLowerCase()) throw new Problem('run-as-user-by-hand', [target.names.app, target.username], exitCodes.partly);
}

async function deploy({ org, vault, progress }: Tools, target: Target, found: Found | undefined, credential: StoredCredential): Promise<void> {
  const send = async (state: AppState): Promise<void> => mustSucceed(title(target), await org.deploy([file(target, found, state)], { checkOnly: false }));
  const state = closed(target, credential);
  if (found !== undefined && !isTwin(found)) return send(state);
  // Key and secret can be given at creation only, and a secret is never shown (facts 1.3 [A]).
  const { consumerKey, ...secret } = await newAppKey(vault, target, credential);
  try {
    await send({ ...state, ...secret, consumerKey });
  } catch (error) {
    if (!(error instanceof Problem) || error.key !== 'consumer-key-taken') throw error;
    // Keys are unique across all orgs (facts 1.3 [A]); during a move the app before this one has ours.
    progress.note(`The consumer key kept here belongs to another app already: the org gives ${title(target)} one of its own.`);
    await send({ ...state, ...secret });
  }
}

const connectedApp: Component<Found> & SourceComponent = {
  id: 'connected-app',
  after: ['profile', 'permission-set', 'permission-set-assignment', 'credential', 'connected-app-limits'],
  applies: (spec) => spec.auth.app === 'connected-app',
  title,
  read: readApp,
  diff: difference,
  notes,
  obstacle,
  async apply(tools, target, found) {
    const { org, vault } = tools;
    const credential = await credentialFor(vault, target);
    const keyOnly = found !== undefined && !isTwin(found) && difference(target, found).length === keyDifference(target, found.key).length;
    if (!keyOnly) {
      await deploy(tools, target, found, credential);
      await runAsMustBeThere(org, target);
    }
    await settleConsumerKey(org, vault, target, keyHolder(target));
  },
  validate: (target, found) => [file(target, found, closed(target, found === undefined || isTwin(found) ? undefined : found.key.stored))],
  source: (spec, names) => [connectedAppFile(names, appContent(spec, names, { open: true }))],
};

export default connectedApp;
