import { first, flagIn, placesOf, textIn, told } from '../../../core/metadata/source/element.ts';
import { externalAppParts, externalApps, placeOfApp, type SourceExternalApp } from '../../../core/metadata/source/external-apps.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { asFarAs } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { ExternalClientAppRow } from '../../../core/model/audit/rows-apps.ts';
import { fromCommas, normalScopes } from '../../../core/model/oauth-scopes.ts';

/** Scopes are told by the OAuth settings; an app whose settings are not in the files leaves them open. */
function scopes({ settings }: SourceExternalApp): readonly string[] | undefined {
  return settings === undefined ? undefined : normalScopes(fromCommas(textIn(settings, 'commaSeparatedOauthScopes')));
}

function rowOf(external: SourceExternalApp): ExternalClientAppRow {
  const { name, namespace, app, settings, access } = external;
  const root = app?.root;
  return {
    id: name,
    name,
    label: textIn(root, 'label') ?? name,
    ...told({
      namespace,
      distribution: textIn(root, 'distributionState'),
      contactEmail: textIn(root, 'contactEmail'),
      scopes: scopes(external),
      isEnabled: flagIn(access, 'isEnabled'),
      at: placeOfApp(external),
    }),
    places: {
      ...placesOf(root, { label: 'label', contactEmail: 'contactEmail', distribution: 'distributionState' }),
      ...placesOf(access, { isEnabled: 'isEnabled' }),
      ...(settings === undefined ? {} : { scopes: first(settings, 'commaSeparatedOauthScopes')?.at ?? settings.at }),
    },
  };
}

/** `orgScopedExternalApp` and `oauthLink` hold the id of the org they came from and say nothing of the app (facts 1.4 [A]). */
export const fromSource: NonNullable<FactUnit<'externalClientApps'>['fromSource']> = (project) =>
  asFarAs(externalApps(project).map(rowOf), sourceGaps(project, 'ExternalClientApplication', externalAppParts.settings, externalAppParts.access));
