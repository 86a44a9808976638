import type { Subject } from '../../model/audit/check.ts';
import { integrationLicence, integrationSetLicence } from '../../model/audit/integration-licences.ts';
import { byText } from '../../model/audit/report-order.ts';
import type { PermissionSetGroupRow, PermissionSetRow } from '../../model/audit/rows-access.ts';
import type { RegistryRow } from '../../model/audit/rows-files.ts';
import { isSalesforceContent } from '../../model/audit/salesforce-owned.ts';
import { possibly, type Holder, type HolderAccess, type Signal } from '../../model/audit/view.ts';
import { componentNames } from '../../model/names.ts';
import { nameKey } from '../../model/audit/record-key.ts';
import { effectiveAccess } from './effective.ts';
import { namesOf } from './gaps.ts';
import { given } from './given.ts';
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

const unused = { actsThrough: [], isInteractive: false, logins: [], loginSummary: [], tokens: [] } as const;

const namesIn = ({ sets, groupIds }: Files): readonly string[] => [...new Set([...sets.flatMap(({ id, name, profileId }) => [id, name, profileId ?? id]), ...groupIds])];

const accessTo = (world: World, files: Files): (() => HolderAccess) => once(() => effectiveAccess(world, sourcePieces(world, files), () => namesOf(...namesIn(files)), new Map()));

function profileIn(world: World, { sets }: Files): Pick<Holder, 'profile'> {
  const profile = sets.find(({ kind }) => kind === 'profile');
  return given({ profile: profile === undefined ? undefined : world.profile(profile.profileId ?? profile.id) });
}

/** The profile, permission sets and groups that a spec's component names give. */
function filesOfSpec(world: World, { spec }: RegistryRow): Files {
  const { profile, permissionSet } = componentNames(spec.name);
  const called = (name: string) => (row: { readonly name: string }): boolean => nameKey(row.name) === nameKey(name);
  const sets = world.rows('permissionSets');
  return {
    sets: [...sets.filter(({ kind }) => kind === 'profile').filter(called(profile)), ...sets.filter(({ kind }) => kind === 'permission-set').filter(called(permissionSet))],
    groupIds: world.rows('permissionSetGroups').filter(called(permissionSet)).map(({ id }) => id),
  };
}

/** A spec has a holder where files have any part of it. */
function ofSpec(world: World, row: RegistryRow): readonly FileHolder[] {
  const { spec, file } = row;
  const files = filesOfSpec(world, row);
  const places = [...files.sets.map(({ at }) => at), ...files.groupIds.map((id) => world.group(id)?.at)];
  if (places.length === 0) return [];
  const subject: Subject = { kind: 'identity', key: spec.name, label: spec.label, integration: spec.name, also: namesIn(files), ...given({ at: places.find((at) => at !== undefined) }) };
  const signals: readonly Signal[] = [{ id: 'registry', weight: 1, words: `is what ${spec.name} is made of in ${file}` }];
  return [{ holder: { ...unused, subject, signals, confidence: 1, isSalesforceOwned: false, registered: row, ...profileIn(world, files) }, files, access: accessTo(world, files) }];
}

/** What is told of one file. */
interface Told {
  readonly names: readonly string[];
  readonly licence: string | undefined;
  readonly permissions: HolderAccess['permissions'];
}

const integrationLicences = new Set([integrationLicence, integrationSetLicence].map(nameKey));

/** definitions.integrationIdentity, sourceSignals [C]. */
function fileSignals(world: World): (told: Told) => readonly Signal[] {
  const hint = nameHint(world.policy);
  return ({ names, licence = '', permissions }) => {
    const word = names.map(hint).find((found) => found !== undefined);
    const name: readonly Signal[] = word === undefined ? [] : [{ id: 'name', weight: 0.4, words: `has ${word} in its name` }];
    return [
      ...(integrationLicences.has(nameKey(licence)) ? [{ id: 'licence' as const, weight: 1, words: `is for the licence ${licence}` }] : []),
      ...(permissions.has('ApiUserOnly') ? [{ id: 'api-only' as const, weight: 0.9, words: 'makes users API Only' }] : []),
      ...name,
      ...(name.length > 0 && permissions.has('ApiEnabled') ? [{ id: 'api-enabled' as const, weight: 0.3, words: 'enables the API' }] : []),
    ];
  };
}

/** A profile, permission set or group that no spec names. */
interface Single {
  readonly kind: PermissionSetRow['kind'];
  readonly row: PermissionSetRow | PermissionSetGroupRow;
  readonly files: Files;
  readonly licence: string | undefined;
}

function singles(world: World, taken: ReadonlySet<string>): readonly Single[] {
  const sets = world.rows('permissionSets').filter(({ id, kind }) => kind !== 'group' && !taken.has(id));
  const groups = world.rows('permissionSetGroups').filter(({ id }) => !taken.has(id));
  return [
    ...sets.map((row): Single => ({ kind: row.kind, row, files: { sets: [row], groupIds: [] }, licence: row.kind === 'profile' ? licenceOfProfile(world, row) : row.licenceId })),
    ...groups.map((row): Single => ({ kind: 'group', row, files: { sets: [], groupIds: [row.id] }, licence: undefined })),
  ];
}

function ofSingle(world: World, { kind, row, files, licence }: Single, signalsOf: (told: Told) => readonly Signal[]): readonly FileHolder[] {
  const access = accessTo(world, files);
  const signals = signalsOf({ names: [row.name, row.label], licence, permissions: access().permissions });
  const confidence = confidenceOf(signals);
  if (confidence < possibly) return [];
  const subject: Subject = { kind: kind === 'profile' ? 'profile' : 'permission set', key: row.name, label: row.label, also: [...new Set([row.id, ...namesIn(files)])], ...given({ at: row.at }) };
  const isSalesforceOwned = kind === 'profile' && isSalesforceContent(row.name);
  return [{ holder: { ...unused, subject, signals, confidence, isSalesforceOwned, ...profileIn(world, files) }, files, access }];
}

/** Holders of files: one for each spec with files, then each profile, permission set and group that looks like an integration's. */
export function sourceHolders(world: World): readonly FileHolder[] {
  const named = world.rows('registry').flatMap((row) => ofSpec(world, row));
  const taken = new Set(named.flatMap(({ files: { sets, groupIds } }) => [...sets.map(({ id }) => id), ...groupIds]));
  const signalsOf = fileSignals(world);
  const found = singles(world, taken).flatMap((single) => ofSingle(world, single, signalsOf));
  return [...named, ...found.toSorted((one, other) => other.holder.confidence - one.holder.confidence || byText(one.holder.subject.key, other.holder.subject.key))];
}
