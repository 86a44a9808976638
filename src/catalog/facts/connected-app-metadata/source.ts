import { connectedAppFacts } from '../../../core/metadata/app-facts.ts';
import { asXml } from '../../../core/metadata/source/as-xml.ts';
import { first, placesOf } from '../../../core/metadata/source/element.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { asFarAs } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { Place } from '../../../core/model/audit/place.ts';
import type { AppMetadataRow } from '../../../core/model/audit/rows-apps.ts';
import type { SourceComponent, SourceElement } from '../../../core/model/audit/source-project.ts';

const oauthElements = {
  callbackUrls: 'callbackUrl',
  certificate: 'certificate',
  scopes: 'scopes',
  runAs: 'oauthClientCredentialUser',
  clientCredentials: 'isClientCredentialEnabled',
  consumerSecretOptional: 'isConsumerSecretOptional',
  secretForRefreshToken: 'isSecretRequiredForRefreshToken',
  pkce: 'isPkceRequired',
  refreshTokenRotation: 'isRefreshTokenRotationEnabled',
  deviceFlow: 'isDeviceFlowEnabled',
  namedUserJwt: 'isNamedUserJwtEnabled',
  tokenExchange: 'isTokenExchangeEnabled',
  adminApproved: 'isAdminApproved',
};

/** An element that is not there is missed where it should stand: in the configuration around it. */
function places(root: SourceElement): Readonly<Record<string, Place>> {
  const oauth = first(root, 'oauthConfig');
  const missing = oauth === undefined ? {} : Object.fromEntries(Object.keys(oauthElements).map((property) => [property, oauth.at]));
  return {
    ...missing,
    ...placesOf(oauth, oauthElements),
    ...placesOf(first(root, 'oauthPolicy'), { ipRelaxation: 'ipRelaxation', refreshTokenPolicy: 'refreshTokenPolicy' }),
    ...placesOf(first(root, 'sessionPolicy'), { sessionMinutes: 'sessionTimeout' }),
    ...placesOf(root, { label: 'label', contactEmail: 'contactEmail', profiles: 'profileName', permissionSets: 'permissionSetName' }),
  };
}

const rowOf = ({ fullName, root }: SourceComponent): AppMetadataRow => ({ ...connectedAppFacts(fullName, fullName, asXml(root)), at: root.at, places: places(root) });

export const fromSource: NonNullable<FactUnit<'connectedAppMetadata'>['fromSource']> = (project) => asFarAs(project.components('ConnectedApp').map(rowOf), sourceGaps(project, 'ConnectedApp'));
