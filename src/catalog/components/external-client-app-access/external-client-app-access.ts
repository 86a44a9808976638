import { Problem } from '../../../problems.ts';
import { changed } from '../../../core/model/change.ts';
import type { Change, Component, Readers, Target } from '../../../core/model/component.ts';
import { mustSucceed } from '../../../core/model/deploy-problem.ts';
import type { MetadataFile } from '../../../core/model/metadata-file.ts';
import { amend } from '../../../core/metadata/amend.ts';
import type { AppPart, AppPartKind } from '../../../core/metadata/app-parts.ts';
import { appParts, findAppPart } from '../../../core/metadata/app-parts.ts';
import { flag, text } from '../../../core/metadata/read-xml.ts';
import type { XmlContent } from '../../../core/metadata/write-xml.ts';
import { writeXml } from '../../../core/metadata/write-xml.ts';
import type { Bindings } from './bindings.ts';
import { bindingsOf } from './bindings.ts';

interface Actual {
  readonly oauthPolicy: AppPart;
  readonly appPolicy: AppPart;
  readonly bindings: Bindings;
}

const approved = 'AdminApprovedPreAuthorized';
const title = (target: Target): string => `access to external client app ${target.names.app}`;

async function read({ org }: Readers, { names }: Target): Promise<Actual | undefined> {
  const oauthPolicy = await findAppPart(org, 'oauthPolicy', names.app, names.oauthPolicy);
  const appPolicy = oauthPolicy === undefined ? undefined : await findAppPart(org, 'appPolicy', names.app, names.appPolicy);
  if (oauthPolicy === undefined || appPolicy === undefined) return undefined;
  return { oauthPolicy, appPolicy, bindings: await bindingsOf(org, oauthPolicy.content) };
}

const listed = (list: readonly string[]): string | undefined => (list.length === 0 ? undefined : list.join(', '));

function difference({ names }: Target, actual: Actual | undefined): readonly Change[] {
  const app = `external client app ${names.app}`;
  if (actual === undefined) {
    return [{ words: `Only users with profile ${names.profile} or permission set ${names.permissionSet} will be allowed to use ${app}; then it will be switched on.` }];
  }
  const { bindings, oauthPolicy, appPolicy } = actual;
  return [
    ...changed({ what: `The rule for who may use ${app}`, from: text(oauthPolicy.content, 'permittedUsersPolicyType'), to: approved }),
    ...changed({ what: `The permission sets that may use ${app}`, from: listed(bindings.permissionSets), to: names.permissionSet }),
    ...changed({ what: `The profiles that may use ${app}`, from: listed(bindings.profiles), to: names.profile }),
    ...(flag(appPolicy.content, 'isEnabled') ? [] : [{ words: `External client app ${names.app} will be switched on.`, from: 'off', to: 'on' }]),
  ];
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
  async apply({ org }, target, actual) {
    const { names } = target;
    if (actual === undefined) throw new Problem('app-missing', [names.app]);
    const files = [
      file('oauthPolicy', actual.oauthPolicy, { commaSeparatedPermissionSet: names.permissionSet, commaSeparatedProfile: names.profile, permittedUsersPolicyType: approved }),
      file('appPolicy', actual.appPolicy, { isEnabled: true }),
    ];
    mustSucceed(title(target), await org.deploy(files, { checkOnly: false }));
  },
};

export default externalClientAppAccess;
