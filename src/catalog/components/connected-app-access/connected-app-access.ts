import { Problem } from '../../../problems.ts';
import { changed } from '../../../core/model/change.ts';
import type { Change, Component, Target } from '../../../core/model/component.ts';
import { mustSucceed } from '../../../core/model/deploy-problem.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import { amend } from '../../../core/metadata/amend.ts';
import { children, flag, texts } from '../../../core/metadata/read-xml.ts';
import { writeXml } from '../../../core/metadata/write-xml.ts';

const title = (target: Target): string => `access to connected app ${target.names.app}`;

function listed(content: XmlElement, element: string): string | undefined {
  const names = texts(content, element).filter((name) => name !== '');
  return names.length === 0 ? undefined : names.toSorted().join(', ');
}

function difference({ names }: Target, actual: XmlElement | undefined): readonly Change[] {
  const app = `connected app ${names.app}`;
  if (actual === undefined) return [{ words: `Only users with profile ${names.profile} or permission set ${names.permissionSetLabel} will be allowed to use ${app}.` }];
  const approved = children(actual, 'oauthConfig').some((config) => flag(config, 'isAdminApproved'));
  return [
    ...(approved ? [] : [{ words: `Only users that an admin approved will be allowed to use ${app}.` }]),
    ...changed({ what: `The permission sets that may use ${app}`, from: listed(actual, 'permissionSetName'), to: names.permissionSetLabel }),
    ...changed({ what: `The profiles that may use ${app}`, from: listed(actual, 'profileName'), to: names.profile }),
  ];
}

/** The last step: whoever is bound can log in from now on. Both go by label (facts 1.3 [A] profile, [B] permission set). */
const connectedAppAccess: Component<XmlElement> = {
  id: 'connected-app-access',
  after: ['connected-app'],
  applies: (spec) => spec.auth.app === 'connected-app',
  title,
  read: async ({ org }, target) => (await org.readMetadata('ConnectedApp', [target.names.app]))[0]?.content,
  diff: difference,
  async apply({ org }, target, actual) {
    const { names } = target;
    if (actual === undefined) throw new Problem('app-missing', [names.app]);
    const config = children(actual, 'oauthConfig')[0] ?? {};
    const content = amend(actual, { oauthConfig: amend(config, { isAdminApproved: true }), permissionSetName: names.permissionSetLabel, profileName: names.profile });
    const file = { type: 'ConnectedApp', fullName: names.app, folder: 'connectedApps', suffix: 'connectedApp', xml: writeXml('ConnectedApp', content) };
    mustSucceed(title(target), await org.deploy([file], { checkOnly: false }));
  },
};

export default connectedAppAccess;
