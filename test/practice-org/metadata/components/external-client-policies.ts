import type { XmlElement } from '../../state.ts';
import { element, flagOf, isOn, sorted, textOf, textOrNull } from './content.ts';
import { listSatellites, parentApp, readSatellite, removeSatellite, requireSingle } from './external-client-app.ts';
import type { Component, Handler, Scope } from './handler.ts';
import { rowBehind, saveRecord, saveRow } from './records.ts';

const TYPE = 'ExtlClntAppConfigurablePolicies';
const TABLE = 'ExtlClntAppPlcyCnfg';
const PLUGINS = {
  OauthPluginStatus: 'isOauthPluginEnabled', NotifPluginStatus: 'isNotificationPluginEnabled', MobilePluginStatus: 'isMobilePluginEnabled',
  PushPluginStatus: 'isPushPluginEnabled', SamlPluginStatus: 'isSamlPluginEnabled',
} as const;

/** Is the app on at all, and its OAuth part (facts 1.4, 5.3). An app without this policy is on. */
function deploy(scope: Scope, { fullName, content }: Component): string {
  const app = parentApp(scope, content);
  requireSingle(scope, TYPE, fullName, String(app['DeveloperName']));
  const kept = sorted({ ...element({ isOauthPluginEnabled: true, label: fullName }), ...content });
  const row = saveRow(scope, TABLE, '0tP', rowBehind(scope, TYPE, fullName, TABLE, { DeveloperName: fullName }), {
    DeveloperName: fullName,
    MasterLabel: textOf(kept, 'label'),
    Language: 'en_US',
    IsDeleted: false,
    ExternalClientApplicationId: app['Id'],
    IsEnabled: isOn(kept, 'isEnabled'),
    StartPage: textOrNull(kept, 'startPage'),
    StartUrl: textOrNull(kept, 'startUrl'),
    ...pluginColumns(kept),
  });
  saveRecord(scope, TYPE, fullName, String(row['Id']), kept);
  return String(row['Id']);
}

function pluginColumns(content: XmlElement): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(PLUGINS).map(([column, flag]) => {
      const enabled = flagOf(content, flag);
      return [column, enabled === undefined ? null : enabled ? 'Enabled' : 'Disabled'];
    }),
  );
}

export const externalClientPolicies: Handler = {
  type: TYPE,
  rank: 74,
  needs: ['ExternalClientAppAdmin'],
  list: listSatellites(TYPE),
  deploy,
  read: (state, fullName) => readSatellite(state, TYPE, fullName),
  remove: (scope, fullName) => removeSatellite(scope, TYPE, TABLE, fullName),
};
