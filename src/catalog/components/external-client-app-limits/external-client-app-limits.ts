import type { Change, Component, Readers, Target } from '../../../core/model/component.ts';
import { mustSucceed } from '../../../core/model/deploy-problem.ts';
import type { MetadataFile } from '../../../core/model/metadata-file.ts';
import { toCommas } from '../../../core/model/oauth-scopes.ts';
import { amend } from '../../../core/metadata/amend.ts';
import type { Bindings } from '../../../core/metadata/app-bindings.ts';
import { ownBindings, policyBindings, strangerChanges } from '../../../core/metadata/app-bindings.ts';
import { policyLimits, policyLimitSettings } from '../../../core/metadata/app-limits.ts';
import type { AppPart } from '../../../core/metadata/app-parts.ts';
import { appParts, findAppPart } from '../../../core/metadata/app-parts.ts';
import { settingChanges, settingsAs } from '../../../core/metadata/app-settings.ts';
import { writeXml } from '../../../core/metadata/write-xml.ts';

/** An app that is there. */
interface Actual {
  readonly policy: AppPart | undefined;
  readonly bindings: Bindings;
}

const title = (target: Target): string => `lock on external client app ${target.names.app}`;

async function read({ org }: Readers, { names }: Target): Promise<Actual | undefined> {
  const [[app], policy] = await Promise.all([org.readMetadata('ExternalClientApplication', [names.app]), findAppPart(org, 'oauthPolicy', names.app, names.oauthPolicy)]);
  if (app === undefined) return undefined;
  return { policy, bindings: await policyBindings(org, policy?.content ?? {}) };
}

function difference({ names }: Target, actual: Actual | undefined): readonly Change[] {
  if (actual === undefined) return [];
  const { policy, bindings } = actual;
  // What a missing policy means is for the org to say; where it makes one itself, everybody may use the app (facts 1.4 [B]).
  if (policy === undefined) {
    return [{ words: `External client app ${names.app} has no OAuth policy, so that every user could approve it; one for users an administrator approved will be made.`, part: 'OAuth policy', effect: 'loses', kind: 'create' }];
  }
  return [
    ...settingChanges(`External client app ${names.app}`, policyLimitSettings, policyLimits, policy.content),
    ...strangerChanges(`external client app ${names.app}`, bindings, names),
  ];
}

function file({ names }: Target, { policy, bindings }: Actual): MetadataFile {
  const own = ownBindings(bindings, names);
  const content = amend(policy?.content ?? { externalClientApplication: [names.app], label: [names.oauthPolicy] }, {
    ...settingsAs(policyLimitSettings, policyLimits),
    // Empty takes everybody away; an element that is not there might leave them.
    commaSeparatedPermissionSet: toCommas(own.permissionSets),
    commaSeparatedProfile: toCommas(own.profiles),
  });
  return { ...appParts.oauthPolicy, fullName: policy?.fullName ?? names.oauthPolicy, xml: writeXml(appParts.oauthPolicy.type, content) };
}

/**
 * An app that is there already is closed to everybody else before anything else is touched, so that at no point after it
 * a stranger can use what the identity is given. A new app is made closed.
 */
const externalClientAppLimits: Component<Actual> = {
  id: 'external-client-app-limits',
  after: [],
  applies: (spec) => spec.auth.app === 'external-client-app',
  title,
  read,
  diff: difference,
  async apply({ org }, target, actual) {
    if (actual !== undefined) mustSucceed(title(target), await org.deploy([file(target, actual)], { checkOnly: false }));
  },
};

export default externalClientAppLimits;
