import { textIn } from '../../../core/metadata/source/element.ts';
import { known } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { LicenceRow } from '../../../core/model/audit/rows-people.ts';
import type { SourceProject } from '../../../core/model/audit/source-project.ts';

/** User licences of one word: any other `license` of one word is a permission set licence, by DeveloperName (facts 1.2 [A]). */
const oneWord = new Set(['salesforce', 'guest', 'identity']);

const named = (project: SourceProject, type: string, element: string): readonly string[] => [...new Set(project.components(type).flatMap(({ root }) => textIn(root, element) ?? []))];

/** The licences that components name; seats and who holds them are not in files. A row's id is its name. */
export const fromSource: NonNullable<FactUnit<'licences'>['fromSource']> = (project) => {
  const ofProfiles = named(project, 'Profile', 'userLicense');
  const isUserLicence = (name: string): boolean => ofProfiles.includes(name) || name.includes(' ') || oneWord.has(name.toLowerCase());
  const rows = [...new Set([...ofProfiles, ...named(project, 'PermissionSet', 'license')])].map((name): LicenceRow => ({ id: name, kind: isUserLicence(name) ? 'user' : 'permission-set', name, label: name }));
  return known(rows);
};
