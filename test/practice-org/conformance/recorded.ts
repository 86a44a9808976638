/** What real orgs said about themselves: generated v64 models, recorded describe calls, cached describes, metadata type lists. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

const SHARED = join(import.meta.dirname, '../../../../shared');
const V64 = join(SHARED, 'facts/evidence/describe-v64');
const PROPERTIES = join(SHARED, 'facts/evidence/objref-v63/properties.txt');
const XML = join(SHARED, 'facts/evidence/xml');
const PERMISSIONS = join(SHARED, 'facts/evidence/permissionset-permissions-columns-v64.json');
const REGISTRY = join(SHARED, 'facts/evidence/sdr-registry-types.jsonl');
const CASSETTES = join(SHARED, 'corpus/SFDO-Tooling__CumulusCI/cumulusci/tests/shared_cassettes');
const CACHED = join(SHARED, 'corpus/salesforce-experiencecloud__lwrfileupload/.sfdx/tools/soqlMetadata/standardObjects');
const METADATA = join(SHARED, 'corpus/forcedotcom__source-deploy-retrieve/scripts/update-registry/describe.json');

export const PLACES = { XML, V64, PROPERTIES, PERMISSIONS, REGISTRY, CASSETTES, CACHED, METADATA };

/** A suite that is skipped, with the reason in its title, where the recordings are not on this machine. */
export function recordedSuite(title: string, places: readonly string[], body: () => void): void {
  const absent = places.filter((place) => !existsSync(place)).map((place) => place.slice(SHARED.length + 1));
  if (absent.length === 0) describe(title, body);
  else describe.skip(`${title} (skipped: not on this machine: ${absent.join(', ')})`, body);
}

/** One field; what a recording does not tell is absent. */
export interface RecordedField {
  name: string;
  type: string;
  custom?: boolean;
  nillable?: boolean;
  createable?: boolean;
  updateable?: boolean;
  filterable?: boolean;
  groupable?: boolean;
  sortable?: boolean;
  permissionable?: boolean;
  defaultedOnCreate?: boolean;
  calculated?: boolean;
  idLookup?: boolean;
  nameField?: boolean;
  referenceTo?: string[] | string;
  relationshipName?: string | null;
}
export interface RecordedObject {
  name: string;
  fields: RecordedField[];
  childRelationships?: { childSObject: string; field: string; relationshipName: string | null }[];
  keyPrefix?: string | null;
  queryable?: boolean;
  createable?: boolean;
  updateable?: boolean;
  deletable?: boolean;
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const filesIn = (folder: string, pattern: RegExp): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => pattern.test(file))
        .sort()
        .map((file) => join(folder, file))
    : [];

/** Generated from API 64 describes: type, nillable, createable, updateable, reference. */
export function modelsV64(): RecordedObject[] {
  return filesIn(V64, /\.json$/).map((path) => ({ name: basename(path, '.json'), fields: (json(path) as { fields: RecordedField[] }).fields }));
}

/** Cached by an editor: type, nillable, filterable, groupable, sortable, references, children. */
export function cachedDescribes(): RecordedObject[] {
  return filesIn(CACHED, /\.json$/).map((path) => json(path) as RecordedObject);
}

/** `Name | type | Filter, Group, Sort ...` of the object reference. */
function referenceField(line: string): RecordedField[] {
  const [name = '', type = '', properties = ''] = line.split('|').map((part) => part.trim());
  if (!/^[A-Z]\w+$/.test(name) || name === 'PermissionsXxx') return [];
  const has = (property: string): boolean => new RegExp(`\\b${property}\\b`).test(properties);
  return [
    {
      name,
      type: (type.split('(')[0] ?? '').toLowerCase(),
      filterable: has('Filter'),
      groupable: has('Group'),
      sortable: has('Sort'),
      createable: has('Create'),
      updateable: has('Update'),
    },
  ];
}

/** The object reference of API 63, as far as it was copied: filter, group, sort, create, update. */
export function referenceV63(): RecordedObject[] {
  if (!existsSync(PROPERTIES)) return [];
  const sections = readFileSync(PROPERTIES, 'utf8').split(/^### /m).slice(1);
  return sections.map((section) => {
    const [heading = '', ...lines] = section.split('\n');
    return { name: /^\w+/.exec(heading)?.[0] ?? '', fields: lines.flatMap(referenceField) };
  });
}

function cassette(path: string): unknown {
  const { response } = parse(readFileSync(path, 'utf8')) as { response: { body: { string: string } } };
  return JSON.parse(response.body.string);
}

/** Recorded from scratch orgs: whole describes. */
export function recordedDescribes(): RecordedObject[] {
  return filesIn(CASSETTES, /^GET_sobjects_(?!Custom__c|Global)\w+_describe\.yaml$/).map((path) => cassette(path) as RecordedObject);
}

/** The recorded global describe. */
export function recordedObjects(): Omit<RecordedObject, 'fields'>[] {
  return filesIn(CASSETTES, /^GET_sobjects_Global_describe\.yaml$/).flatMap((path) => (cassette(path) as { sobjects: RecordedObject[] }).sobjects);
}

/** `Permissions...` column to its label, API 64. */
export function permissionColumns(): Map<string, string> {
  return new Map((json(PERMISSIONS) as { name: string; label: string }[]).map(({ name, label }) => [name, label]));
}

export interface MetadataType {
  name: string;
  directoryName: string;
  suffix?: string;
  inFolder?: boolean;
  metaFile?: boolean;
}

/** describeMetadata of a current org. */
export function metadataTypes(): Map<string, MetadataType> {
  return new Map(Object.entries(json(METADATA) as Record<string, MetadataType>));
}

/** The types of the source registry, by name. */
export function registryTypes(): Map<string, MetadataType> {
  const lines = readFileSync(REGISTRY, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line) as MetadataType).map((type) => [type.name, type]));
}
