import type { Evidence } from '../../../core/model/audit/check.ts';
import type { DeclaredAccess } from '../../../core/model/audit/declared-access.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import type { HolderAccess } from '../../../core/model/audit/view.ts';
import type { FieldKnowledge } from '../../../core/model/component.ts';

const parts = (key: string): readonly [string, string] => {
  const [on = '', right = ''] = key.split(':');
  return [on, right];
};

/** Declared object rights that nothing gives. */
function missingObjects({ mayObject }: HolderAccess, { objects }: DeclaredAccess): readonly string[] {
  return [...objects.values()].filter((key) => mayObject(...parts(key)).length === 0);
}

/** Declared field rights that nothing gives, of objects that can be read. */
function missingFields({ fields, mayObject }: HolderAccess, declared: DeclaredAccess): readonly string[] {
  const held = new Set([...fields.keys()].map((key) => key.toLowerCase()));
  return [...declared.fields].flatMap(([lower, key]) => {
    const [on, right] = parts(key);
    const object = on.split('.')[0] ?? on;
    const isOpen = right === 'read' && mayObject(object, 'viewAllFields').length > 0;
    return held.has(lower) || isOpen || mayObject(object, 'read').length === 0 ? [] : [key];
  });
}

interface Missing {
  readonly warns: readonly Evidence[];
  readonly unknowns: readonly Gap[];
}

/** What the spec declares and nothing gives. Whether a field that nothing is known of takes a permission at all is not known either. */
export function missingOf(access: HolderAccess, declared: DeclaredAccess, knowledge: FieldKnowledge): Missing {
  const fields = missingFields(access, declared);
  const isUntold = (key: string): boolean => {
    const [object = '', field = ''] = parts(key)[0].split('.');
    return knowledge.kindOf(object, field) === 'unknown';
  };
  const lacks = [...missingObjects(access, declared), ...fields.filter((key) => !isUntold(key))];
  return {
    warns: lacks.map((key) => ({ words: `The spec declares ${parts(key)[1]} on ${parts(key)[0]}, and nothing gives it.`, key: `missing ${key}` })),
    unknowns: [...new Set(fields.filter(isUntold).map((key) => parts(key)[0]))].map((field) => ({ kind: 'unreadable', words: `${field} is declared and not granted, and whether it takes a field permission at all is not known.`, about: [field] })),
  };
}
