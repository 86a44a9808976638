import { textIn } from '../../../core/metadata/source/element.ts';
import { known } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import { isUserLicence } from '../../../core/model/audit/integration-licences.ts';
import type { LicenceRow } from '../../../core/model/audit/rows-people.ts';
import type { SourceProject } from '../../../core/model/audit/source-project.ts';

const named = (project: SourceProject, type: string, element: string): readonly string[] => [...new Set(project.components(type).flatMap(({ root }) => textIn(root, element) ?? []))];

/** The licences that components name; seats and who holds them are not in files. A row's id is its name. */
export const fromSource: NonNullable<FactUnit<'licences'>['fromSource']> = (project) => {
  const ofProfiles = named(project, 'Profile', 'userLicense');
  const rows = [...new Set([...ofProfiles, ...named(project, 'PermissionSet', 'license')])].map((name): LicenceRow => ({ id: name, kind: ofProfiles.includes(name) || isUserLicence(name) ? 'user' : 'permission-set', name, label: name }));
  return known(rows);
};
