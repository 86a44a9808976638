import type { Component, SourceComponent, Target } from '../../../core/model/component.ts';
import { mustSucceed } from '../../../core/model/deploy-problem.ts';
import type { MetadataFile } from '../../../core/model/metadata-file.ts';
import type { StoredCredential } from '../../../core/model/ports.ts';
import { amend } from '../../../core/metadata/amend.ts';
import type { AppPartKind } from '../../../core/metadata/app-parts.ts';
import { appParts } from '../../../core/metadata/app-parts.ts';
import { credentialFor, keyDifference, keyObstacle, newAppKey, settleConsumerKey } from '../../../core/metadata/consumer-key.ts';
import type { XmlContent } from '../../../core/metadata/write-xml.ts';
import type { ActualApp } from './actual.ts';
import { keyHolder, readApp } from './actual.ts';
import { difference } from './difference.ts';
import type { Family, FamilyState } from './family.ts';
import { family, familyFiles } from './family.ts';

const title = (target: Target): string => `external client app ${target.names.app}`;

/** The run-as user only where there is one by now: a dry run has none yet. */
function closed(target: Target, credential: StoredCredential | undefined): FamilyState {
  if (credential === undefined) return { open: false };
  return {
    open: false,
    ...(target.spec.auth.flow === 'client-credentials' ? { runAs: target.username } : {}),
    ...(credential.certificate === undefined || target.spec.auth.flow !== 'jwt-bearer' ? {} : { certificate: credential.certificate }),
  };
}

/** What belongs to the access component, or to the org, stays as it is; the rest becomes as the spec says. */
const keptOnUpdate: Readonly<Partial<Record<AppPartKind, readonly string[]>>> = {
  oauthPolicy: ['commaSeparatedPermissionSet', 'commaSeparatedProfile', 'label'],
  appPolicy: ['isEnabled', 'label'],
  oauthSettings: ['label'],
  globalOauthSettings: ['label', 'consumerKey', 'consumerSecret'],
};

function amended(kind: AppPartKind, wanted: XmlContent, actual: ActualApp): XmlContent {
  const part = actual.parts[kind];
  if (part === undefined) return wanted;
  const kept = new Set(keptOnUpdate[kind] ?? []);
  return amend(part.content, Object.fromEntries(Object.entries(wanted).filter(([element]) => !kept.has(element))));
}

/** All parts in one deploy, which is the safest (facts 1.4 [C]). */
function files(target: Target, actual: ActualApp | undefined, state: FamilyState): readonly MetadataFile[] {
  const wanted = family(target.spec, target.names, state);
  if (actual === undefined) return familyFiles(wanted, target.names);
  const kinds = Object.keys(appParts) as AppPartKind[];
  const parts = Object.fromEntries(kinds.map((kind) => [kind, amended(kind, wanted[kind], actual)])) as unknown as Family;
  const fullNames = Object.fromEntries(kinds.map((kind) => [kind, actual.parts[kind]?.fullName ?? target.names[kind]]));
  return familyFiles({ ...parts, app: amend(actual.app, wanted.app) }, target.names, fullNames);
}

/** Whether only the key kept on this side is in question, and nothing has to be sent. */
function onlyTheKey(target: Target, actual: ActualApp): boolean {
  return difference(target, actual).length === keyDifference(target, actual.key).length;
}

const externalClientApp: Component<ActualApp> & SourceComponent = {
  id: 'external-client-app',
  after: ['profile', 'permission-set', 'permission-set-assignment', 'credential'],
  applies: (spec) => spec.auth.app === 'external-client-app',
  title,
  read: readApp,
  diff: difference,
  obstacle: (target, actual) => keyObstacle(target, actual.key),
  async apply({ org, vault }, target, actual) {
    const credential = await credentialFor(vault, target);
    if (actual === undefined || !onlyTheKey(target, actual)) {
      // Sent at creation only: the org keeps the first key whatever comes later (facts 1.4 [C]).
      const state = { ...closed(target, credential), ...(actual?.parts.globalOauthSettings === undefined ? await newAppKey(vault, target, credential) : {}) };
      mustSucceed(title(target), await org.deploy(files(target, actual, state), { checkOnly: false }));
    }
    await settleConsumerKey(org, vault, target, keyHolder(target, actual?.parts.globalOauthSettings?.fullName ?? target.names.globalOauthSettings));
  },
  validate: (target, actual) => files(target, actual, closed(target, actual?.key.stored)),
  source: (spec, names) => familyFiles(family(spec, names, { open: true }), names),
};

export default externalClientApp;
