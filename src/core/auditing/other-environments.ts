import type { Snapshot } from '../model/audit/datasets.ts';
import { asFarAs, type Fact, type Gap } from '../model/audit/fact.ts';
import { recordKey } from '../model/audit/record-key.ts';
import type { CertificateFacts } from '../model/audit/rows-apps.ts';
import type { OtherEnvironmentRow, RegistryRow } from '../model/audit/rows-files.ts';
import type { App, View } from '../model/audit/view.ts';
import { listed } from '../model/sentence.ts';

/** An org of this run, with what it tells the others of its credentials. */
export interface Environment {
  readonly snapshot: Snapshot;
  readonly tells: readonly OtherEnvironmentRow[];
}

const unique = <Item>(items: readonly Item[]): readonly Item[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];

/** A package brings the same app, with its vendor's key, to every org that installs it: nothing an org could keep apart. */
const isPackaged = ({ name, external }: App): boolean => external?.namespace !== undefined || /^[A-Za-z][A-Za-z0-9_]{0,14}?__./.test(name);

const certificateOf = ({ metadata }: App): CertificateFacts | undefined => (typeof metadata?.certificate === 'object' ? metadata.certificate : undefined);

type Told = Pick<OtherEnvironmentRow, 'publicKeys' | 'fingerprints' | 'secretReferences'>;

const keysOf = (apps: readonly App[]): Required<Pick<Told, 'publicKeys' | 'fingerprints'>> => {
  const certificates = apps.filter((app) => !isPackaged(app)).flatMap((app) => certificateOf(app) ?? []);
  return { publicKeys: unique(certificates.map(({ publicKey }) => publicKey)), fingerprints: unique(certificates.map(({ fingerprint }) => fingerprint)) };
};

const isSomething = ({ publicKeys, secretReferences }: Told): boolean => publicKeys.length + secretReferences.length > 0;

/** Of each integration: the keys of its apps there, and where its record of that org keeps the secret. */
function ofIntegrations({ id, name }: Snapshot, view: View): readonly OtherEnvironmentRow[] {
  const records = view.rows('records').filter(({ orgId }) => recordKey(orgId) === recordKey(id));
  return view.integrations.map(({ spec, row, apps }) => {
    const references = records.filter(({ integration }) => integration === spec.name).flatMap(({ secretReference }) => secretReference ?? []);
    return { orgId: id, environment: row.environment ?? name, integration: spec.name, ...keysOf(apps), secretReferences: unique(references) };
  });
}

const ofOtherApps = ({ id, name }: Snapshot, { apps }: View): readonly OtherEnvironmentRow[] =>
  apps.filter(({ registered }) => registered.length === 0).map((app) => ({ orgId: id, environment: name, integration: '', app: app.label, ...keysOf([app]), secretReferences: [] }));

/** What an org tells the others of a run: names, hashes of keys and places in stores, never a key. `view`: of this snapshot. */
export function environmentOf(snapshot: Snapshot, view: View): Environment {
  return { snapshot, tells: [...ofIntegrations(snapshot, view), ...ofOtherApps(snapshot, view)].filter(isSomething) };
}

/** Environments that specs name and nobody looked at, by name: the specs. */
function unseenOf(registry: readonly RegistryRow[], seen: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const unseen = new Map<string, readonly string[]>();
  for (const { spec, environment: here } of registry) {
    for (const [name, { orgId }] of Object.entries(spec.environments)) {
      const isSeen = name === here || seen.has(orgId === undefined ? `${spec.name} in ${name}` : recordKey(orgId));
      if (!isSeen) unseen.set(name, [...(unseen.get(name) ?? []), spec.name]);
    }
  }
  return unseen;
}

function gapOf(environment: string, specs: readonly string[]): Gap {
  const whose = specs.length > 3 ? `${specs.length} integrations` : listed(specs, 'and');
  return { kind: 'not-given', words: `The environment ${environment} of ${whose} was not checked in the same run, so keys in it are known from records only.`, needs: `--target-org of ${environment} beside this one`, about: specs };
}

/**
 * The other orgs, as one of them sees them. What an earlier run wrote into a saved snapshot counts for orgs that this run did
 * not reach. An environment that a spec names and that no row and no org of the run is, is a gap about that spec.
 */
export function otherEnvironments({ id, facts }: Snapshot, run: readonly Environment[]): Fact<OtherEnvironmentRow> {
  const reached = new Set(run.map(({ snapshot }) => recordKey(snapshot.id)));
  const before = (facts.otherEnvironments?.rows ?? []).filter(({ orgId }) => !reached.has(recordKey(orgId)));
  const rows = unique([...before, ...run.filter(({ snapshot }) => recordKey(snapshot.id) !== recordKey(id)).flatMap(({ tells }) => tells)]);
  const seen = new Set([recordKey(id), ...reached, ...rows.flatMap(({ orgId, integration, environment }) => [recordKey(orgId), `${integration} in ${environment}`])]);
  const gaps = [...unseenOf(facts.registry?.rows ?? [], seen)].map(([name, specs]) => gapOf(name, specs));
  return asFarAs(rows, gaps);
}
