import type { Evidence } from '../../../core/model/audit/check.ts';
import { firstPlace, sourceWords } from '../../../core/model/audit/held-rights.ts';
import { placed } from '../../../core/model/audit/place.ts';
import { partsOf, type RestrictedFields } from '../../../core/model/audit/restricted-fields.ts';
import type { Holder } from '../../../core/model/audit/view.ts';
import type { OpenField } from './reach.ts';

const names = (formula: string): ReadonlySet<string> => new Set(formula.toLowerCase().match(/[a-z]\w*/g) ?? []);

/** Formula fields show what they are made of, whoever may read that. */
export function throughFormulas(open: readonly OpenField[], { known, rowOf }: RestrictedFields): readonly Evidence[] {
  return open.flatMap(({ name, sources }) => {
    const { formula = '', at = firstPlace(sources) } = rowOf(name) ?? {};
    const used = names(formula);
    const shown = known.filter((restricted) => used.has(partsOf(restricted)[1].toLowerCase()));
    return shown.map((restricted) => ({ words: `${name} can be read by ${sourceWords(sources)}, and its formula names ${restricted}, which is restricted.`, key: `formula:${name}:${restricted}`, ...placed(at) }));
  });
}

function declaredIn({ registered }: Holder): ReadonlySet<string> {
  const objects = Object.entries(registered?.spec.access.objects ?? {});
  return new Set(objects.flatMap(([object, { fields }]) => Object.keys(fields).map((field) => `${object}.${field}`.toLowerCase())));
}

/** Confidential fields that nobody declared. */
export function undeclared(holder: Holder, open: readonly OpenField[], { isConfidential, why }: RestrictedFields): readonly Evidence[] {
  const declared = declaredIn(holder);
  return open
    .filter(({ name }) => isConfidential(name) && why(name) === undefined && !declared.has(name.toLowerCase()))
    .map(({ name, sources }) => ({ words: `${name} is Confidential and can be read by ${sourceWords(sources)}, and no spec declares it.`, key: name, ...placed(firstPlace(sources)) }));
}
