import type { Evidence } from '../../../core/model/audit/check.ts';
import { firstPlace, sourceWords, undone } from '../../../core/model/audit/held-rights.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { HolderAccess, Integration, Source, View } from '../../../core/model/audit/view.ts';
import { allows, directs } from '../../../core/model/field-direction.ts';
import type { Direction, ObjectAccess } from '../../../core/model/spec.ts';
import { listed } from '../../../core/model/sentence.ts';

/** A field of the spec with the direction its data flow in. */
export interface DeclaredField {
  readonly object: string;
  readonly field: string;
  readonly direction: Direction;
}

export function declaredFields({ spec }: Integration): readonly DeclaredField[] {
  return Object.entries(spec.access.objects).flatMap(([object, { fields }]) => Object.entries(fields).map(([field, direction]) => ({ object, field, direction })));
}

/** Directions of the spec that the policy does not allow. */
export function againstPolicy(view: View, integration: Integration): readonly Evidence[] {
  return declaredFields(integration).flatMap(({ object, field, direction }) => {
    const broken = view.policy.directions.find((entry) => directs(entry, object, field) && !allows(entry.allow, direction));
    if (broken === undefined) return [];
    const allowed = broken.allow.length === 0 ? 'no direction' : listed(broken.allow, 'or');
    return [{ words: `The spec lets ${object}.${field} flow ${direction}; the policy allows ${allowed}.`, key: `direction:${object}.${field}`, fix: `Change the direction of ${object}.${field} in ${integration.row.file} (access.objects.${object}.fields.${field}), or have the policy changed.`, ...placed(integration.row.places[`access.objects.${object}.fields.${field}`]) }];
  });
}

/** A right on an object that no direction and no word of the spec asks for. */
interface ObjectLaw {
  readonly right: string;
  readonly label: string;
  readonly element: string;
  readonly isDeclared: (own: ObjectAccess) => boolean;
}

const writes = ({ create, edit, fields }: ObjectAccess): boolean => create || edit || Object.values(fields).some((direction) => direction !== 'outbound');
const laws: readonly ObjectLaw[] = [
  { right: 'create', label: 'Create', element: 'allowCreate', isDeclared: writes },
  { right: 'edit', label: 'Edit', element: 'allowEdit', isDeclared: (own) => writes(own) || own.delete },
  { right: 'delete', label: 'Delete', element: 'allowDelete', isDeclared: (own) => own.delete },
  { right: 'modifyAllRecords', label: 'Modify All Records', element: 'modifyAllRecords', isDeclared: () => false },
];

const held = (what: string, object: string, sources: readonly Source[]): string => `${what} on ${object} comes from ${sourceWords(sources)}`;

/** Object rights that go beyond what flows into Salesforce. */
export function beyondFlow({ mayObject }: HolderAccess, { spec }: Integration): readonly Evidence[] {
  return Object.entries(spec.access.objects).flatMap(([object, own]) =>
    laws.filter(({ isDeclared }) => !isDeclared(own)).flatMap(({ right, label, element }) => {
      const sources = mayObject(object, right);
      const why = right === 'modifyAllRecords' ? 'which no spec may ask for' : `and by the spec ${writes(own) ? 'it may not' : `nothing flows into ${object}`}`;
      return sources.length === 0 ? [] : [{ words: `${held(label, object, sources)}, ${why}.`, key: `${object}:${right}`, fix: undone(sources, (words) => `Switch off ${label} on ${object} (${element}) in ${words}.`), ...placed(firstPlace(sources)) }];
    }),
  );
}
