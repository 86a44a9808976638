import { externalAppFacts } from '../../../core/metadata/app-facts.ts';
import { asXml } from '../../../core/metadata/source/as-xml.ts';
import { flagIn, placesOf, textIn, told } from '../../../core/metadata/source/element.ts';
import { externalApps, externalAppTypes, placeOfApp, type SourceExternalApp } from '../../../core/metadata/source/external-apps.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { asFarAs } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { AppMetadataRow } from '../../../core/model/audit/rows-apps.ts';

const elements = {
  callbackUrls: 'callbackUrl',
  certificate: 'certificate',
  clientCredentials: 'isClientCredentialsFlowEnabled',
  consumerSecretOptional: 'isConsumerSecretOptional',
  secretForRefreshToken: 'isSecretRequiredForRefreshToken',
  pkce: 'isPkceRequired',
  refreshTokenRotation: 'isRefreshTokenRotationEnabled',
  deviceFlow: 'isDeviceFlowEnabled',
  namedUserJwt: 'isNamedUserJwtEnabled',
  tokenExchange: 'isTokenExchangeEnabled',
};

/** What the app is for beside OAuth; a policy without the element says that it is off (facts 1.4). */
function use({ settings, global, access }: SourceExternalApp): Pick<AppMetadataRow, 'hasOauth' | 'isForPeople' | 'isSaml'> {
  return {
    hasOauth: settings !== undefined || global !== undefined,
    isForPeople: flagIn(access, 'isMobilePluginEnabled') === true || flagIn(access, 'isCanvasPluginEnabled') === true,
    isSaml: flagIn(access, 'isSamlPluginEnabled') === true,
  };
}

/** Of an app without global settings in the files, flags, callback and certificate are not told. */
function rowOf(external: SourceExternalApp): AppMetadataRow {
  const { name, app, global } = external;
  return {
    flags: {},
    ...(global === undefined ? {} : externalAppFacts(asXml({ name: global.name, text: '', at: global.at, children: global.children.filter((child) => child.name !== 'label') }))),
    app: name,
    id: name,
    ...use(external),
    ...told({ label: textIn(app?.root, 'label'), contactEmail: textIn(app?.root, 'contactEmail'), at: global?.at ?? placeOfApp(external) }),
    places: { ...placesOf(global, elements), ...placesOf(app?.root, { label: 'label', contactEmail: 'contactEmail' }) },
  };
}

export const fromSource: NonNullable<FactUnit<'externalClientAppMetadata'>['fromSource']> = (project) => asFarAs(externalApps(project).map(rowOf), sourceGaps(project, ...externalAppTypes));
