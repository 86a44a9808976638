import { placeIn } from '../../../core/model/audit/evidence.ts';
import { recordsOf } from '../../../core/model/audit/own-runs.ts';
import { passwordLogins } from '../../../core/model/audit/password-use.ts';
import { placed, type Place } from '../../../core/model/audit/place.ts';
import type { RecordRow } from '../../../core/model/audit/rows-files.ts';
import type { App, Integration, View } from '../../../core/model/audit/view.ts';

/** Something an integration logs in with. */
export interface Credential {
  /** `the certificate of HubSpot` */
  readonly what: string;
  readonly key: string;
  /** When it was made, where something proves that. */
  readonly madeAt?: string;
  readonly orgId?: string;
  readonly at?: Place;
}

function onRecord(what: string, { orgId, rotatedAt, createdAt, file }: RecordRow): Credential {
  const madeAt = rotatedAt ?? createdAt;
  return { what, key: `${what}:${orgId}`, orgId, at: { file, line: 1, column: 1 }, ...(madeAt === undefined ? {} : { madeAt }) };
}

function certificate({ metadata, label, name }: App): readonly Credential[] {
  if (metadata === undefined || typeof metadata.certificate !== 'object') return [];
  return [{ what: `the certificate of ${label}`, key: `certificate:${name}`, madeAt: metadata.certificate.notBefore, ...placed(placeIn(metadata, 'certificate')) }];
}

const certificates = ({ apps }: Integration): readonly Credential[] => apps.filter(({ isForPeople }) => !isForPeople).flatMap(certificate);

/** A date for the key or secret of its flow: a certificate carries one, a consumer secret is dated by the record alone. */
function ofFlow(view: View, integration: Integration): readonly Credential[] {
  const isJwt = integration.spec.auth.flow === 'jwt-bearer';
  const own = isJwt ? certificates(integration) : [];
  if (own.length > 0) return own;
  const what = isJwt ? 'the private key' : 'the consumer secret';
  return recordsOf(view, integration.spec.name).filter(({ fingerprint, createdAt, secretReference }) => (fingerprint ?? createdAt ?? secretReference) !== undefined).map((row) => onRecord(what, row));
}

/** The newest token of each app counts: older ones beside it are no age of the credential. */
function refreshTokens({ holder }: Integration): readonly Credential[] {
  const newest = new Map<string, string>();
  for (const { appName, createdAt } of holder?.tokens ?? []) if (createdAt > (newest.get(appName) ?? '')) newest.set(appName, createdAt);
  return [...newest].map(([app, madeAt]) => ({ what: `the refresh token for ${app}`, key: `token:${app}`, madeAt }));
}

function password({ holder }: Integration): readonly Credential[] {
  if (holder === undefined || passwordLogins(holder).length === 0) return [];
  const madeAt = holder.user?.passwordChangedAt;
  return [{ what: 'the password, which it logs in with,', key: 'password', ...(madeAt === undefined ? {} : { madeAt }) }];
}

/** Every credential that is known to be in use. */
export function credentialsOf(view: View, integration: Integration): readonly Credential[] {
  return [...ofFlow(view, integration), ...refreshTokens(integration), ...password(integration)];
}
