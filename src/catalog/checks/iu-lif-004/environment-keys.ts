import { placed, type Place } from '../../../core/model/audit/place.ts';
import { recordKey } from '../../../core/model/audit/record-key.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';

/** What is known of the credential of an integration in one org. */
export interface EnvironmentKeys {
  /** The spec's name for the org, else its id. */
  readonly environment: string;
  readonly orgId: string;
  /** Fingerprints of certificates and of public keys, as the records and snapshots have them. */
  readonly prints: ReadonlySet<string>;
  readonly references: ReadonlySet<string>;
  /** The record. */
  readonly at?: Place;
}

const key = (text: string): string => text.toLowerCase();
const given = (...texts: readonly (string | undefined)[]): readonly string[] => texts.flatMap((text) => (text === undefined ? [] : [text]));

/** Of this org's app, in the org: what is in use, whatever the record says. */
function livePrints({ apps }: Integration): readonly string[] {
  return apps.flatMap(({ metadata }) => (typeof metadata?.certificate === 'object' ? [metadata.certificate.fingerprint, metadata.certificate.publicKey] : []));
}

/** The spec's name of an org, else what the run calls it. */
function nameOf(view: View, { spec, row }: Integration, orgId: string): string {
  const byId = Object.entries(spec.environments).find(([, own]) => recordKey(own.orgId ?? '') === orgId)?.[0];
  const here = view.organization !== undefined && recordKey(view.organization.id) === orgId ? row.environment : undefined;
  const elsewhere = view.rows('otherEnvironments').find((other) => other.integration === spec.name && recordKey(other.orgId) === orgId)?.environment;
  return byId ?? here ?? elsewhere ?? orgId;
}

function keysOf(view: View, integration: Integration, orgId: string): EnvironmentKeys | undefined {
  const { spec } = integration;
  const records = view.rows('records').filter((row) => row.integration === spec.name && recordKey(row.orgId) === orgId);
  const others = view.rows('otherEnvironments').filter((row) => row.integration === spec.name && recordKey(row.orgId) === orgId);
  const live = view.organization !== undefined && recordKey(view.organization.id) === orgId ? livePrints(integration) : [];
  const prints = [...records.flatMap(({ fingerprint }) => given(fingerprint)), ...others.flatMap(({ publicKeys, fingerprints = [] }) => [...publicKeys, ...fingerprints]), ...live];
  const references = [...records.flatMap(({ secretReference }) => given(secretReference)), ...others.flatMap(({ secretReferences }) => secretReferences)];
  if (prints.length + references.length === 0) return undefined;
  const [at] = records.map(({ file }): Place => ({ file, line: 1, column: 1 }));
  return { environment: nameOf(view, integration, orgId), orgId, prints: new Set(prints.map(key)), references: new Set(references), ...placed(at) };
}

/** Every org in which something is known of the integration's credential. */
export function knownKeys(view: View, integration: Integration): readonly EnvironmentKeys[] {
  const { spec } = integration;
  const ofRows = [...view.rows('records'), ...view.rows('otherEnvironments')].filter((row) => row.integration === spec.name).map(({ orgId }) => recordKey(orgId));
  const here = view.organization === undefined ? [] : [recordKey(view.organization.id)];
  return [...new Set([...ofRows, ...here])].flatMap((orgId) => keysOf(view, integration, orgId) ?? []);
}
