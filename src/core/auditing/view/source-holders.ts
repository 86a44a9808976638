import { integrationLicence, integrationSetLicence } from '../../model/audit/integration-licences.ts';
import type { Subject } from '../../model/audit/check.ts';
import type { PermissionSetGroupRow, PermissionSetRow } from '../../model/audit/rows-access.ts';
import type { RegistryRow } from '../../model/audit/rows-files.ts';
import { isSalesforceContent } from '../../model/audit/salesforce-owned.ts';
import { possibly, type Holder, type HolderAccess, type Signal } from '../../model/audit/view.ts';
import { componentNames } from '../../model/names.ts';
import { effectiveAccess } from './effective.ts';
import { namesOf } from './gaps.ts';
import { nameKey } from './keys.ts';
import { nameHint } from './name-hints.ts';
import { once } from './once.ts';
import { licenceOfProfile, sourcePieces, type Files } from './source-pieces.ts';
import { confidenceOf } from './user-signals.ts';
import type { World } from './world.ts';

/** A holder of files, with the files it is. */
export interface FileHolder {
  readonly holder: Holder;
  readonly files: Files;
  readonly access: () => HolderAccess;
}

const nobody = { isSalesforceOwned: false, actsThrough: [], isInteractive: false, logins: [], loginSummary: [], tokens: [] } as const;

function idsOf({ sets, groupIds }: Files): readonly string[] {
  return [...sets.flatMap(({ id, name, profileId }) => [id, name, ...(profileId === undefined ? [] : [profileId])]), ...groupIds];
}

function withAccess(world: World, holder: Holder, files: Files): FileHolder {
  return { holder, files, access: once(() => effectiveAccess(world, sourcePieces(world, files), namesOf(holder.subject.key, ...idsOf(files)), new Map())) };
}

/** The profile, permission sets and groups that a spec's component names give. */
function filesOfSpec(world: World, { spec }: RegistryRow): Files {
  const { profile, permissionSet } = componentNames(spec.name);
  const called = (name: string): ((row: { readonly name: string }) => boolean) => (row) => nameKey(row.name) === nameKey(name);
  const all = world.rows('permissionSets');
  return {
    sets: [...all.filter((set) => set.kind === 'profile' && called(profile)(set)), ...all.filter((set) => set.kind === 'permission-set' && called(permissionSet)(set))],
    groupIds: world.rows('permissionSetGroups').filter(called(permissionSet)).map(({ id }) => id),
  };
}

function ofSpec(world: World, row: RegistryRow): readonly FileHolder[] {
  const files = filesOfSpec(world, row);
  const [set] = files.sets;
  const at = set?.at ?? world.group(files.groupIds[0] ?? '')?.at;
  if (set === undefined && files.groupIds.length === 0) return [];
  const subject: Subject = { kind: 'identity', key: row.spec.name, label: row.spec.label, integration: row.spec.name, also: idsOf(files), ...(at === undefined ? {} : { at }) };
  const profile = set?.kind === 'profile' ? world.profile(set.profileId ?? set.id) : undefined;
  const signals: readonly Signal[] = [{ id: 'registry', weight: 1, words: `is what ${row.spec.name} is made of in ${row.file}` }];
  return [withAccess(world, { ...nobody, subject, signals, confidence: 1, registered: row, ...(profile === undefined ? {} : { profile }) }, files)];
}

const integrationLicences = new Set([integrationLicence, integrationSetLicence].map(nameKey));

interface Named {
  readonly names: readonly string[];
  readonly licence: string | undefined;
  readonly access: HolderAccess;
}

function fileSignals(world: World): (named: Named) => readonly Signal[] {
  const hint = nameHint(world.policy);
  return ({ names, licence, access }) => {
    const word = names.map(hint).find((found) => found !== undefined);
    const byLicence = licence !== undefined && integrationLicences.has(nameKey(licence));
    return ([
      [byLicence, { id: 'licence', weight: 1, words: `is for the licence ${licence ?? ''}` }],
      [access.permissions.has('ApiUserOnly'), { id: 'api-only', weight: 0.9, words: 'makes users API Only' }],
      [word !== undefined, { id: 'name', weight: 0.4, words: `has ${word ?? ''} in its name` }],
      [word !== undefined && access.permissions.has('ApiEnabled'), { id: 'api-enabled', weight: 0.3, words: 'enables the API' }],
    ] as const).flatMap(([holds, signal]) => (holds ? [signal] : []));
  };
}

/** One profile, permission set or group that no spec names. */
function ofFile(world: World, files: Files, row: PermissionSetRow | PermissionSetGroupRow, signalsOf: (named: Named) => readonly Signal[]): readonly FileHolder[] {
  const kind = 'kind' in row ? row.kind : 'group';
  const set = 'kind' in row ? row : undefined;
  const subject: Subject = { kind: kind === 'profile' ? 'profile' : 'permission set', key: row.name, label: row.label, also: [row.id, ...idsOf(files)], ...(row.at === undefined ? {} : { at: row.at }) };
  const bare = withAccess(world, { ...nobody, subject, signals: [], confidence: 0 }, files);
  const licence = set === undefined ? undefined : licenceOfProfile(world, set);
  const signals = signalsOf({ names: [row.name, row.label], licence, access: bare.access() });
  const confidence = confidenceOf(signals);
  if (confidence < possibly) return [];
  const profile = kind === 'profile' ? world.profile(set?.profileId ?? row.id) : undefined;
  const holder: Holder = { ...bare.holder, signals, confidence, isSalesforceOwned: kind === 'profile' && isSalesforceContent(row.name), ...(profile === undefined ? {} : { profile }) };
  return [{ ...bare, holder }];
}

/** Holders of files: one for each spec with files, then each profile, permission set and group that looks like an integration's. */
export function sourceHolders(world: World): readonly FileHolder[] {
  const named = world.rows('registry').flatMap((row) => ofSpec(world, row));
  const taken = new Set(named.flatMap(({ files }) => idsOf(files)));
  const signalsOf = fileSignals(world);
  const sets = world.rows('permissionSets').filter(({ id, kind }) => kind !== 'group' && !taken.has(id));
  const groups = world.rows('permissionSetGroups').filter(({ id }) => !taken.has(id));
  const found = [...sets.flatMap((set) => ofFile(world, { sets: [set], groupIds: [] }, set, signalsOf)), ...groups.flatMap((group) => ofFile(world, { sets: [], groupIds: [group.id] }, group, signalsOf))];
  return [...named, ...found.toSorted((one, other) => other.holder.confidence - one.holder.confidence || one.holder.subject.key.localeCompare(other.holder.subject.key))];
}
