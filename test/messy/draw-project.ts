import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { Certificate } from './certificates.ts';
import type { Integration } from './integration.ts';
import { daysAgo } from './moments.ts';
import { orgId, type World } from './world.ts';

/** What the project keeps of the integrations: specs, policy, records and the audit log. */

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const json = (content: object): string => `${JSON.stringify(content, null, 2)}\n`;

function recordFile(one: Integration, certificate: Certificate | undefined): string {
  return json({
    apiVersion: 'integration-user/v1',
    integration: one.name,
    orgId,
    environment: 'production',
    username: one.username,
    components: { profile: one.profile, permissionSet: one.set, app: one.app.name },
    app: one.app.kind,
    flow: 'jwt-bearer',
    credential: { reference: `age:${orgId}/${one.name}`, store: 'age', createdAt: daysAgo(one.rotatedDaysAgo), ...(certificate === undefined ? {} : { certificateFingerprint: certificate.fingerprint }) },
    planDigest: digest(one.name),
    changedAt: daysAgo(60),
    proof: 'proven',
    aliases: [],
  });
}

/** One entry an integration, each naming the hash of the one before. */
function auditFiles(world: World): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  let before: string | undefined;
  for (const one of world.integrations.filter(({ isRegistered, hasRecord }) => isRegistered && hasRecord)) {
    const parents = [world.brokenParent !== undefined && before !== undefined ? world.brokenParent : before].filter((hash) => hash !== undefined);
    const run = `run${one.index}`;
    const text = json({ apiVersion: 'integration-user/v1', runId: run, at: daysAgo(one.audit.daysAgo), by: one.audit.by, orgId, environment: 'production', integration: one.name, parents, planDigest: digest(one.name), changes: [], tried: [], done: [], outcome: 'proven', action: 'create' });
    files[`integrations/audit/${String(one.index).padStart(3, '0')}-${run}.json`] = text;
    before = digest(text);
  }
  return files;
}

export function projectFiles(world: World, certificates: ReadonlyMap<Integration, Certificate>): Readonly<Record<string, string>> {
  const registered = world.integrations.filter(({ isRegistered }) => isRegistered);
  const attestations = registered.flatMap(({ name, attestation }) => (attestation === undefined ? [] : [{ integration: name, ...attestation }]));
  const write = (content: object): string => stringify(content, { aliasDuplicateObjects: false });
  return {
    'integrations/policy.yaml': write({ ...world.policy, attestations: [...attestations, ...world.attestations] }),
    ...Object.fromEntries(registered.map((one) => [`integrations/${one.name}.yaml`, write(one.spec)])),
    ...Object.fromEntries(registered.filter(({ hasRecord }) => hasRecord).map((one) => [`integrations/records/${orgId}/${one.name}.json`, recordFile(one, certificates.get(one))])),
    ...auditFiles(world),
    ...world.project,
  };
}
