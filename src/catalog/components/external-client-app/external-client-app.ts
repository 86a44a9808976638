import { Problem } from '../../../problems.ts';
import type { Component, SourceComponent, Target, Tools } from '../../../core/model/component.ts';
import { mustSucceed } from '../../../core/model/deploy-problem.ts';
import type { MetadataFile } from '../../../core/model/metadata-file.ts';
import type { StoredCredential } from '../../../core/model/ports.ts';
import { amend } from '../../../core/metadata/amend.ts';
import { certificateFor, certificateObstacle } from '../../../core/metadata/app-certificate.ts';
import type { AppPartKind } from '../../../core/metadata/app-parts.ts';
import { withoutOrgIds } from '../../../core/metadata/app-parts.ts';
import { settingsAs } from '../../../core/metadata/app-settings.ts';
import { credentialFor, keyDifference, keyObstacle, newAppKey, settleConsumerKey, shownKey } from '../../../core/metadata/consumer-key.ts';
import { policyLimits } from '../../../core/metadata/app-limits.ts';
import type { XmlContent } from '../../../core/metadata/write-xml.ts';
import type { ActualApp } from './actual.ts';
import { keyHolder, kinds, readApp } from './actual.ts';
import { certificateOf, difference, notes, runAs } from './difference.ts';
import type { Family, FamilyState } from './family.ts';
import { family, familyFiles } from './family.ts';
import { appSettings, partSettings } from './settings.ts';

const title = (target: Target): string => `external client app ${target.names.app}`;

/** The run-as user only where there is one by now: a dry run has none yet. */
function closed(target: Target, credential: StoredCredential | undefined): FamilyState {
  if (credential === undefined) return { open: false };
  const certificate = certificateFor(target, credential);
  return { open: false, ...runAs(target), ...(certificate === undefined ? {} : { certificate }) };
}

/** What the settings do not hold and is sent all the same. */
function beside(kind: AppPartKind, wanted: XmlContent, actual: ActualApp): XmlContent {
  if (kind === 'oauthPolicy') return policyLimits;
  if (kind !== 'globalOauthSettings') return {};
  // A key that the org masks is none, and a secret is not to travel.
  return { certificate: wanted['certificate'], consumerKey: shownKey(actual.parts.globalOauthSettings?.content), consumerSecret: undefined };
}

/** A part that is there keeps what is not in our settings: its label, its bindings, the switch, and what newer versions add. */
function amended(kind: AppPartKind, wanted: XmlContent, actual: ActualApp): XmlContent {
  const part = actual.parts[kind];
  if (part === undefined) return wanted;
  return amend(withoutOrgIds(part.content), { ...settingsAs(partSettings[kind], wanted), ...beside(kind, wanted, actual) });
}

/** All parts in one deploy, which is the safest; what a file leaves out, the org takes away (facts 1.4 [C]). */
function files(target: Target, actual: ActualApp | undefined, state: FamilyState): readonly MetadataFile[] {
  const wanted = family(target.spec, target.names, state);
  if (actual === undefined) return familyFiles(wanted, target.names);
  const parts = Object.fromEntries(kinds.map((kind) => [kind, amended(kind, wanted[kind], actual)])) as unknown as Family;
  const fullNames = Object.fromEntries(kinds.map((kind) => [kind, actual.parts[kind]?.fullName ?? target.names[kind]]));
  return familyFiles({ ...parts, app: amend(withoutOrgIds(actual.app), settingsAs(appSettings, wanted.app)) }, target.names, fullNames);
}

/** Whether only the key kept on this side is in question, and nothing has to be sent. */
function onlyTheKey(target: Target, actual: ActualApp): boolean {
  return difference(target, actual).length === keyDifference(target, actual.key).length;
}

/** The org keeps the first key whatever comes later, so it is sent at creation only (facts 1.4 [C]). */
async function make({ org, vault, progress }: Tools, target: Target, actual: ActualApp | undefined, credential: StoredCredential): Promise<void> {
  const state = closed(target, credential);
  const deploy = async (with_: FamilyState): Promise<void> => mustSucceed(title(target), await org.deploy(files(target, actual, with_), { checkOnly: false }));
  const { consumerKey, ...secret } = await newAppKey(vault, target, credential);
  try {
    await deploy({ ...state, ...secret, consumerKey });
  } catch (error) {
    if (!(error instanceof Problem) || error.key !== 'consumer-key-taken') throw error;
    // Keys are unique across all orgs (facts 1.3 [A]); during a move the app before this one has ours.
    progress.note(`The consumer key kept here belongs to another app already: the org gives ${title(target)} one of its own.`);
    await deploy({ ...state, ...secret });
  }
}

const externalClientApp: Component<ActualApp> & SourceComponent = {
  id: 'external-client-app',
  after: ['profile', 'permission-set', 'permission-set-assignment', 'credential', 'external-client-app-limits'],
  applies: (spec) => spec.auth.app === 'external-client-app',
  title,
  read: readApp,
  diff: difference,
  notes,
  obstacle: (target, actual) => keyObstacle(target, actual.key) ?? certificateObstacle(target, certificateOf(actual)),
  async apply(tools, target, actual) {
    const { org, vault } = tools;
    const credential = await credentialFor(vault, target);
    if (actual?.parts.globalOauthSettings === undefined) await make(tools, target, actual, credential);
    else if (!onlyTheKey(target, actual)) mustSucceed(title(target), await org.deploy(files(target, actual, closed(target, credential)), { checkOnly: false }));
    await settleConsumerKey(org, vault, target, keyHolder(target, actual?.parts.globalOauthSettings?.fullName ?? target.names.globalOauthSettings));
  },
  validate: (target, actual) => files(target, actual, closed(target, actual?.key.stored)),
  source: (spec, names) => familyFiles(family(spec, names, { open: true }), names),
};

export default externalClientApp;
