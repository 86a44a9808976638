import type { Change, Component, Readers, Target } from '../../../core/model/component.ts';
import { mustSucceed } from '../../../core/model/deploy-problem.ts';
import type { XmlElement } from '../../../core/model/metadata-file.ts';
import { inWords } from '../../../core/model/refusal-problem.ts';
import type { AppAccess } from '../../../core/metadata/app-access.ts';
import { accessToApp, connectedAppId, isOwnHolder } from '../../../core/metadata/app-access.ts';
import { configLimits, configLimitSettings, connectedPolicyLimits, connectedPolicyLimitSettings } from '../../../core/metadata/app-limits.ts';
import { settingChanges, settingsAs } from '../../../core/metadata/app-settings.ts';
import { amendedConnectedApp, connectedAppFile, nested } from '../../../core/metadata/connected-app-file.ts';

/** An app that is there. */
interface Actual {
  readonly content: XmlElement;
  readonly strangers: readonly AppAccess[];
}

const title = (target: Target): string => `lock on connected app ${target.names.app}`;

async function read({ org }: Readers, { names }: Target): Promise<Actual | undefined> {
  const [app] = await org.readMetadata('ConnectedApp', [names.app]);
  if (app === undefined) return undefined;
  const id = await connectedAppId(org, names.app);
  const access = id === undefined ? [] : await accessToApp(org, id);
  return { content: app.content, strangers: access.filter((row) => !isOwnHolder(row, names)) };
}

function limitChanges({ names }: Target, { content }: Actual): readonly Change[] {
  const of = `Connected app ${names.app}`;
  return [
    ...settingChanges(of, configLimitSettings, configLimits, nested(content, 'oauthConfig')),
    ...settingChanges(of, connectedPolicyLimitSettings, connectedPolicyLimits, nested(content, 'oauthPolicy')),
  ];
}

function difference(target: Target, actual: Actual | undefined): readonly Change[] {
  if (actual === undefined) return [];
  const strangers = actual.strangers.map(({ holder }): Change => ({
    words: `Users with the ${holder} will no longer be allowed to use connected app ${target.names.app}.`,
    part: holder,
    from: 'allowed',
    effect: 'loses',
    kind: 'remove',
  }));
  return [...limitChanges(target, actual), ...strangers];
}

/** An app that is there already is closed to everybody else before anything else is touched. A new app is made closed. */
const connectedAppLimits: Component<Actual> = {
  id: 'connected-app-limits',
  after: [],
  applies: (spec) => spec.auth.app === 'connected-app',
  title,
  read,
  diff: difference,
  async apply({ org }, target, actual) {
    if (actual === undefined) return;
    if (limitChanges(target, actual).length > 0) {
      const content = amendedConnectedApp(actual.content, { oauthConfig: settingsAs(configLimitSettings, configLimits), oauthPolicy: settingsAs(connectedPolicyLimitSettings, connectedPolicyLimits) });
      mustSucceed(title(target), await org.deploy([connectedAppFile(target.names, content)], { checkOnly: false }));
    }
    for (const { id, holder } of actual.strangers) await inWords(`un-bind connected app ${target.names.app} from ${holder}`, {}, () => org.remove('SetupEntityAccess', id));
  },
};

export default connectedAppLimits;
