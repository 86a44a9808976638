import { asFarAs, known, type Fact, type Gap } from '../../core/model/audit/fact.ts';
import type { PolicyRow, RegistryRow } from '../../core/model/audit/rows-files.ts';
import { defaultPolicy } from '../../core/model/policy.ts';
import type { Files } from '../../core/model/ports.ts';
import { parsePolicyWithPlaces } from '../../core/spec/parse.ts';
import { placesIn } from '../../core/spec/places.ts';
import { Problem } from '../../problems.ts';
import { loadSpec, policyPath, specsIn } from '../load-spec.ts';

const nameOf = (path: string): string => (path.split('/').at(-1) ?? path).replace(/\.ya?ml$/, '');

async function specRow(files: Files, path: string): Promise<RegistryRow | Gap> {
  try {
    const { value: spec, placeOf } = await loadSpec(files, { spec: path });
    return { file: path, spec, places: placesIn(spec, placeOf) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { kind: 'unreadable', words: `${path} is no spec that can be read; "sf integration-user generate --spec ${path}" names every mistake in it.`, about: [nameOf(path)] };
  }
}

/** Every spec of the project. One that cannot be read is a gap, and the others count. */
export async function readRegistry(files: Files): Promise<Fact<RegistryRow>> {
  const found = await Promise.all((await specsIn(files)).map(async (path) => specRow(files, path)));
  return asFarAs(found.filter((each): each is RegistryRow => 'spec' in each), found.filter((each): each is Gap => 'words' in each));
}

/** Which environment of each spec this org is: by its id; by its username where the spec names no org id for it yet. */
export function inOrg(registry: Fact<RegistryRow>, orgId: string, usernames: ReadonlySet<string>): Fact<RegistryRow> {
  const rows = registry.rows.map((row): RegistryRow => {
    const all = Object.entries(row.spec.environments);
    const byId = all.find(([, { orgId: id }]) => id?.slice(0, 15) === orgId.slice(0, 15));
    const here = byId ?? all.find(([, { orgId: id, username }]) => id === undefined && usernames.has(username.toLowerCase()));
    return here === undefined ? row : { ...row, environment: here[0] };
  });
  return { ...registry, rows };
}

/** The policy; the defaults where there is no file. Throws where the file has mistakes: what it waives and forbids would not count. */
export async function readPolicy(files: Files): Promise<Fact<PolicyRow>> {
  const text = await files.read(policyPath);
  if (text === undefined) return known([{ file: policyPath, policy: defaultPolicy, places: {} }]);
  const { value: policy, placeOf } = parsePolicyWithPlaces(text, policyPath);
  return known([{ file: policyPath, policy, places: placesIn(policy, placeOf) }]);
}
