import type { Evidence } from '../../../core/model/audit/check.ts';
import { grouped } from '../../../core/model/audit/grouped.ts';
import { firstPlace, sourceWords, undone } from '../../../core/model/audit/held-rights.ts';
import { placed } from '../../../core/model/audit/place.ts';
import { partsOf, type RestrictedFields } from '../../../core/model/audit/restricted-fields.ts';
import type { HolderAccess, Source } from '../../../core/model/audit/view.ts';
import { listed } from '../../../core/model/sentence.ts';

/** A field that field permissions open, on an object that can be read. */
export interface OpenField {
  readonly name: string;
  readonly rights: readonly string[];
  readonly sources: readonly Source[];
}

/** Field permissions open nothing while the object is shut. */
export function openFields({ fields, mayObject }: HolderAccess): readonly OpenField[] {
  const rights = [...fields].map(([key, sources]) => ({ name: key.slice(0, key.lastIndexOf(':')), right: key.slice(key.lastIndexOf(':') + 1), sources }));
  return [...grouped(rights, ({ name }) => name)]
    .map(([name, same]) => ({ name, rights: same.map(({ right }) => right).toSorted().toReversed(), sources: same.flatMap(({ sources }) => sources) }))
    .filter(({ name }) => mayObject(partsOf(name)[0], 'read').length > 0);
}

const undoing: Readonly<Record<Source['kind'], (field: string, words: string) => string>> = {
  // A profile deploy is an overlay: an entry that is left out stays as it is (facts 1.1 [A]).
  profile: (field, words) => `Switch off Read and Edit on ${field} in ${words}; in a profile's file, set both to false.`,
  'permission-set': (field, words) => `Take ${field} out of ${words}.`,
  group: (field, words) => `Mute ${field} in ${words}.`,
};
const undo = (field: string, sources: readonly Source[]): string => [...new Set(sources.map((source) => undone([source], (words) => undoing[source.kind](field, words))))].join(' ');

/** Restricted fields that field permissions open. */
export function opened(open: readonly OpenField[], { why }: RestrictedFields): readonly Evidence[] {
  return open.flatMap(({ name, rights, sources }) => {
    const reason = why(name);
    return reason === undefined ? [] : [{ words: `${name} is restricted, because ${reason}: ${listed(rights, 'and')} comes from ${sourceWords(sources)}.`, key: name, fix: undo(name, sources), ...placed(firstPlace(sources)) }];
  });
}

const noPermission = (sources: readonly Source[]): Pick<Evidence, 'at'> => placed(firstPlace(sources));

/** Restricted fields that take no field permission, so that they come with their object (facts 1.2). */
export function comesAlong({ mayObject }: HolderAccess, { known, rowOf, why }: RestrictedFields): readonly Evidence[] {
  return known.flatMap((name) => {
    const [object] = partsOf(name);
    const sources = rowOf(name)?.hasFieldSecurity === false ? mayObject(object, 'read') : [];
    return sources.length === 0 ? [] : [{ words: `${name} is restricted, because ${why(name) ?? ''}, and takes no field permission: it comes with ${object}, which can be read by ${sourceWords(sources)}.`, key: name, fix: undone(sources, (words) => `Take ${object} out of ${words}: the field comes with the object.`), ...noPermission(sources) }];
  });
}

/** Restricted fields that View All Fields opens, by object. `seen`: those that are told already. */
export function openedWhole({ mayObject }: HolderAccess, { known }: RestrictedFields, seen: ReadonlySet<string>): readonly Evidence[] {
  const rest = known.filter((name) => !seen.has(name.toLowerCase()));
  return [...grouped(rest, (name) => partsOf(name)[0])].flatMap(([object, names]) => {
    const sources = mayObject(object, 'read').length > 0 ? mayObject(object, 'viewAllFields') : [];
    return sources.length === 0 ? [] : [{ words: `View All Fields on ${object} comes from ${sourceWords(sources)}, and reads ${listed(names, 'and')}, which ${names.length === 1 ? 'is' : 'are'} restricted.`, key: `viewAllFields:${object}`, fix: undone(sources, (words) => `Switch off View All Fields on ${object}, and View All Fields (Global), in ${words}.`), ...noPermission(sources) }];
  });
}
