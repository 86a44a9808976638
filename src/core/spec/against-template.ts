import type { Problem } from '../../problems.ts';
import type { ObjectAccess, Spec, SpecFragment } from '../model/spec.ts';
import type { ObjectRight, Template } from '../model/template.ts';
import { mistake } from './mistake.ts';
import type { Path, PlaceOf } from './place.ts';
import { nowhere, pathText } from './place.ts';
import { printable } from './printable.ts';
import { senseMistakes } from './spec-sense.ts';

const rightPath: Readonly<Record<ObjectRight, { readonly key: string; readonly has: (access: ObjectAccess) => boolean }>> = {
  create: { key: 'create', has: (access) => access.create },
  edit: { key: 'edit', has: (access) => access.edit },
  delete: { key: 'delete', has: (access) => access.delete },
  viewAllRecords: { key: 'records', has: (access) => access.records === 'all' },
};

function listed(texts: readonly string[], refused: readonly string[], path: Path): readonly Path[] {
  return texts.flatMap((text, index) => (refused.includes(text) ? [[...path, index]] : []));
}

/** Paths of a spec, or of a template's own fragment, that hold what the template never allows. */
export function refusedBy(template: Pick<Template, 'never'>, spec: Pick<SpecFragment, 'auth' | 'access'>): readonly Path[] {
  const { never } = template;
  const objects = Object.entries(spec.access.objects).flatMap(([object, access]) =>
    never.rights.filter((right) => rightPath[right].has(access)).map((right) => ['access', 'objects', object, rightPath[right].key]),
  );
  return [
    ...listed(spec.access.userPermissions, never.userPermissions, ['access', 'userPermissions']),
    ...listed(spec.auth.scopes, never.scopes, ['auth', 'scopes']),
    ...objects,
  ];
}

/** Where a spec takes what the template it names never allows. Each violation has its place. */
export function checkAgainstTemplate(spec: Spec, template: Template, placeOf: PlaceOf = nowhere(`${spec.name}.yaml`)): readonly Problem[] {
  return refusedBy(template, spec).map((path) => mistake('template-never', placeOf(path), [pathText(path), printable(template.title)]));
}

/** What is odd in a template by itself: a start for new specs that the template refuses, or that no spec could have. */
export function templateSense(parts: Partial<Template>, placeOf: PlaceOf): readonly Problem[] {
  const { spec, never, title } = parts;
  if (spec === undefined) return [];
  const inside: PlaceOf = (path, part) => placeOf(['spec', ...path], part);
  const refused = never === undefined ? [] : refusedBy({ never }, spec);
  return [...refused.map((path) => mistake('template-never', inside(path), [pathText(['spec', ...path]), printable(title ?? '')])), ...senseMistakes({ auth: spec.auth, access: spec.access }, inside)];
}
