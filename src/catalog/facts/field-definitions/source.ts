import { all, first, flagIn, textIn, told } from '../../../core/metadata/source/element.ts';
import { sourceGaps } from '../../../core/metadata/source/gaps.ts';
import { asFarAs } from '../../../core/model/audit/fact.ts';
import type { FactUnit } from '../../../core/model/audit/fact-unit.ts';
import type { FieldRow } from '../../../core/model/audit/rows-setup.ts';
import type { SourceComponent, SourceElement } from '../../../core/model/audit/source-project.ts';

/** Required and master-detail fields take no field permission (facts 1.2). Files of standard fields tell neither: they often have no type. */
function hasFieldSecurity(field: SourceElement): boolean | undefined {
  const type = textIn(field, 'type');
  if (flagIn(field, 'required') === true || type === 'MasterDetail') return false;
  return type === undefined ? undefined : true;
}

function isCalculated(field: SourceElement): boolean | undefined {
  if (first(field, 'formula') !== undefined) return true;
  const type = textIn(field, 'type');
  return type === undefined ? undefined : type === 'Summary';
}

/** Objects that a lookup or master-detail field points to, each in an element of its own. */
function referenceTo(field: SourceElement): readonly string[] | undefined {
  const objects = all(field, 'referenceTo').flatMap(({ text }) => (text === '' ? [] : [text]));
  return objects.length === 0 ? undefined : objects;
}

const compliance = (field: SourceElement): readonly string[] | undefined =>
  textIn(field, 'complianceGroup')
    ?.split(';')
    .map((group) => group.trim())
    .filter((group) => group !== '');

function rowOf({ fullName, root }: SourceComponent): FieldRow {
  return {
    field: fullName,
    at: root.at,
    ...told({
      type: textIn(root, 'type'),
      referenceTo: referenceTo(root),
      historyOn: flagIn(root, 'trackHistory'),
      hasFieldSecurity: hasFieldSecurity(root),
      isCalculated: isCalculated(root),
      formula: textIn(root, 'formula'),
      classification: textIn(root, 'securityClassification'),
      compliance: compliance(root),
    }),
  };
}

/** The Name field of a custom object stands in the object's own file. */
function nameRow({ fullName, root }: SourceComponent): readonly FieldRow[] {
  const field = first(root, 'nameField');
  if (field === undefined) return [];
  return [{ field: `${fullName}.Name`, at: field.at, hasFieldSecurity: false, isCalculated: false, ...told({ type: textIn(field, 'type'), historyOn: flagIn(field, 'trackHistory') }) }];
}

export const fromSource: NonNullable<FactUnit<'fieldDefinitions'>['fromSource']> = (project) => {
  const rows = project.components('CustomField').map(rowOf);
  const written = new Set(rows.map(({ field }) => field.toLowerCase()));
  const names = project.components('CustomObject').flatMap(nameRow).filter(({ field }) => !written.has(field.toLowerCase()));
  return asFarAs([...rows, ...names], sourceGaps(project, 'CustomField', 'CustomObject'));
};
