import { Problem } from '../../../problems.ts';
import type { Change, Component, Readers, Target } from '../../../core/model/component.ts';
import { mustSucceed } from '../../../core/model/deploy-problem.ts';
import type { MetadataFile } from '../../../core/model/metadata-file.ts';
import { amend } from '../../../core/metadata/amend.ts';
import type { Bindings } from '../../../core/metadata/app-bindings.ts';
import { missingBindings, ownBindings, policyBindings } from '../../../core/metadata/app-bindings.ts';
import { policyLimits } from '../../../core/metadata/app-limits.ts';
import type { AppPart, AppPartKind } from '../../../core/metadata/app-parts.ts';
import { appParts, findAppPart } from '../../../core/metadata/app-parts.ts';
import { flag } from '../../../core/metadata/read-xml.ts';
import type { XmlContent } from '../../../core/metadata/write-xml.ts';
import { writeXml } from '../../../core/metadata/write-xml.ts';

interface Actual {
  readonly oauthPolicy: AppPart;
  readonly appPolicy: AppPart;
  readonly bindings: Bindings;
}

const title = (target: Target): string => `access to external client app ${target.names.app}`;

async function read({ org }: Readers, { names }: Target): Promise<Actual | undefined> {
  const [oauthPolicy, appPolicy] = await Promise.all([findAppPart(org, 'oauthPolicy', names.app, names.oauthPolicy), findAppPart(org, 'appPolicy', names.app, names.appPolicy)]);
  if (oauthPolicy === undefined || appPolicy === undefined) return undefined;
  return { oauthPolicy, appPolicy, bindings: await policyBindings(org, oauthPolicy.content) };
}

const isOn = ({ appPolicy }: Actual): boolean => flag(appPolicy.content, 'isEnabled');

function difference({ names }: Target, actual: Actual | undefined): readonly Change[] {
  const app = `external client app ${names.app}`;
  if (actual === undefined) {
    return [{ words: `Only users with profile ${names.profile} or permission set ${names.permissionSet} will be allowed to use ${app}; then it will be switched on.`, effect: 'gains', kind: 'create' }];
  }
  return [
    ...missingBindings(app, actual.bindings, names),
    ...(isOn(actual) ? [] : [{ words: `External client app ${names.app} will be switched on.`, part: 'the app itself', from: 'off', to: 'on', effect: 'gains' } as const]),
  ];
}

/** Binding and switching on are one deploy: an app that is bound and off was switched off by somebody, who had a reason. */
function switchedOff({ names }: Target, actual: Actual): Problem | undefined {
  const { permissionSets, profiles } = ownBindings(actual.bindings, names);
  return isOn(actual) || permissionSets.length + profiles.length === 0 ? undefined : new Problem('app-switched-off', [names.app]);
}

function file(kind: AppPartKind, part: AppPart, changes: XmlContent): MetadataFile {
  return { ...appParts[kind], fullName: part.fullName, xml: writeXml(appParts[kind].type, amend(part.content, changes)) };
}

/** The last step: whoever is bound can log in from now on. Permission set by API name, profile by label (facts 1.4 [B]). */
const externalClientAppAccess: Component<Actual> = {
  id: 'external-client-app-access',
  after: ['external-client-app'],
  applies: (spec) => spec.auth.app === 'external-client-app',
  title,
  read,
  diff: difference,
  obstacle: switchedOff,
  async apply({ org }, target, actual) {
    const { names } = target;
    if (actual === undefined) throw new Problem('app-missing', [names.app]);
    const files = [
      file('oauthPolicy', actual.oauthPolicy, { ...policyLimits, commaSeparatedPermissionSet: names.permissionSet, commaSeparatedProfile: names.profile }),
      file('appPolicy', actual.appPolicy, { isEnabled: true }),
    ];
    mustSucceed(title(target), await org.deploy(files, { checkOnly: false }));
  },
};

export default externalClientAppAccess;
