import type { Evidence } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { firstPlace, sourceWords, undone } from '../../../core/model/audit/held-rights.ts';
import { placed } from '../../../core/model/audit/place.ts';
import type { HolderAccess, Source } from '../../../core/model/audit/view.ts';
import type { FieldKnowledge } from '../../../core/model/component.ts';
import { permissionField } from '../../../core/model/compound-field.ts';
import type { DeclaredField } from './declared.ts';

/** Sources that let a field be written; field permissions write nothing while no record can be written. */
function editing({ fields, mayObject }: HolderAccess, { object, field }: DeclaredField): readonly Source[] {
  const name = `${object}.${permissionField(object, field)}:edit`.toLowerCase();
  const key = [...fields.keys()].find((each) => each.toLowerCase() === name);
  const canWrite = mayObject(object, 'edit').length > 0 || mayObject(object, 'create').length > 0;
  return key === undefined || !canWrite ? [] : (fields.get(key) ?? []);
}

const isWritable = (knowledge: FieldKnowledge, { object, field }: DeclaredField): boolean => knowledge.isReadOnly?.(object, field) !== true;

/** Fields that data only leave by, and that can be written. */
export function hiddenWrites(access: HolderAccess, declared: readonly DeclaredField[], knowledge: FieldKnowledge): readonly Evidence[] {
  return declared.filter((each) => each.direction === 'outbound' && isWritable(knowledge, each)).flatMap((each) => {
    const sources = editing(access, each);
    const name = `${each.object}.${each.field}`;
    return sources.length === 0 ? [] : [{ words: `${name} is outbound in the spec and can be edited: that comes from ${sourceWords(sources)}.`, key: name, fix: undone(sources, (words) => `Switch off Edit on ${name} in ${words}.`), ...placed(firstPlace(sources)) }];
  });
}

/** Fields that data come in by, and that cannot be written: the sync fails there. Those that take no permission are written with their object. */
export function deadEnds(access: HolderAccess, declared: readonly DeclaredField[], knowledge: FieldKnowledge): { readonly warns: readonly Evidence[]; readonly unknowns: readonly Gap[] } {
  const shut = declared.filter((each) => each.direction !== 'outbound' && editing(access, each).length === 0);
  const ofKind = (kind: string): readonly string[] => shut.filter(({ object, field }) => knowledge.kindOf(object, field) === kind).map(({ object, field }) => `${object}.${field}`);
  return {
    warns: ofKind('permissionable').map((name) => ({ words: `${name} is written by the integration, says the spec, and nothing lets it: the sync cannot work there.`, key: `shut:${name}`, fix: `Let its permission set edit ${name}: \`sf integration-user apply\` does; or take the field out of the spec.` })),
    unknowns: ofKind('unknown').map((name) => ({ kind: 'unreadable', words: `${name} is written by the integration, says the spec, and is not granted; whether it takes a field permission at all is not known.`, about: [name] })),
  };
}
