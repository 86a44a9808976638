import type { SourceComponent, SourceElement } from '../../model/audit/source-project.ts';
import { first } from './element.ts';

/** One readable copy or part of a component. */
export interface Part {
  readonly path: string;
  readonly root: SourceElement;
}

/**
 * Elements of which only one can hold, where two copies may differ for all that they add up otherwise. Rights add up;
 * types that are not here hold nothing that does, and their copies have to agree in everything.
 */
const single: Readonly<Record<string, readonly string[]>> = {
  CustomField: ['type', 'formula', 'required', 'trackHistory', 'securityClassification', 'complianceGroup'],
  CustomObject: ['enableHistory'],
  MutingPermissionSet: [],
  PermissionSet: ['license', 'hasActivationRequired'],
  PermissionSetGroup: ['hasActivationRequired'],
  Profile: ['userLicense', 'custom'],
};

/** Order and places do not count. */
function saying({ name, text, children }: SourceElement): string {
  return children.length === 0 ? JSON.stringify([name, text]) : JSON.stringify([name, children.map(saying).toSorted()]);
}

const sayings = (root: SourceElement, element: string): string => root.children.filter(({ name }) => name === element).map(saying).toSorted().join();

/** An element that only one of the copies has is no conflict: overlays and package directories add to each other. */
function conflict(element: string, one: SourceElement, other: SourceElement): SourceComponent['conflicts'] {
  const [here, there] = [first(one, element), first(other, element)];
  if (here === undefined || there === undefined || sayings(one, element) === sayings(other, element)) return [];
  return [{ element, at: here.at, other: there.at }];
}

function conflicts(type: string, parts: readonly Part[]): SourceComponent['conflicts'] {
  const found = new Map<string, SourceComponent['conflicts'][number]>();
  for (const [index, { root }] of parts.entries()) {
    for (const { root: other } of parts.slice(index + 1)) {
      const elements = single[type] ?? [...new Set(root.children.map(({ name }) => name))];
      for (const each of elements.flatMap((element) => conflict(element, root, other))) if (!found.has(each.element)) found.set(each.element, each);
    }
  }
  return [...found.values()];
}

/**
 * One component of all its files: source and metadata format side by side, copies in several packages, a permission set that
 * was taken apart. What can be there more than once adds up; of the rest the first file's counts, and `conflicts` says so.
 */
export function merged(type: string, fullName: string, parts: readonly [Part, ...Part[]]): SourceComponent {
  const [{ root }] = parts;
  const files = [...new Set(parts.map(({ path }) => path))];
  if (parts.length === 1) return { type, fullName, files, root, conflicts: [] };
  return { type, fullName, files, root: { name: root.name, text: '', children: parts.flatMap((part) => part.root.children), at: root.at }, conflicts: conflicts(type, parts) };
}
