import type { Check, Judgement } from '../../../core/model/audit/check.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { eachIdentity, type Finding } from '../../../core/model/audit/identity-judgement.ts';
import { restrictedFields, type RestrictedFields } from '../../../core/model/audit/restricted-fields.ts';
import type { Holder, HolderAccess, View } from '../../../core/model/audit/view.ts';
import { throughFormulas, undeclared } from './nearby.ts';
import { comesAlong, opened, openedWhole, openFields } from './reach.ts';
import { rule } from './rule.ts';

/** Objects whose fields' classification is not known although the identity reads them. In files what is not there is the org's to tell. */
function unclassified(view: View, { mayObject }: HolderAccess): readonly Gap[] {
  if (view.mode === 'source') return [];
  const fact = view.fact('fieldDefinitions');
  if (fact.state === 'known') return [];
  if (fact.state === 'unknown') return fact.gaps;
  return fact.gaps.filter(({ about }) => about?.some((object) => mayObject(object, 'read').length > 0) ?? true);
}

function find(view: View, holder: Holder, restricted: RestrictedFields): Finding {
  const access = view.access(holder);
  const unknownLevels = unclassified(view, access);
  const pass = view.mode === 'org' ? 'No restricted field can be read or edited.' : 'Nothing in these files opens a restricted field.';
  if (restricted.isEmpty && unknownLevels.length === 0) return { notApplicable: 'No field is restricted or classified.', pass };
  const open = openFields(access);
  const direct = opened(open, restricted);
  const along = comesAlong(access, restricted).filter(({ key }) => direct.every((other) => other.key !== key));
  const seen = new Set([...direct, ...along].map(({ key = '' }) => key.toLowerCase()));
  return {
    fails: [...direct, ...along, ...openedWhole(access, restricted, seen)],
    unknowns: [...new Set([...access.gaps, ...access.objectGaps, ...access.fieldGaps, ...unknownLevels])],
    warns: [...throughFormulas(open, restricted), ...undeclared(holder, open, restricted)],
    pass,
  };
}

function judge(view: View): readonly Judgement[] {
  const restricted = restrictedFields(view);
  return eachIdentity(view, (holder) => find(view, holder, restricted));
}

const check: Check = { id: 'iu-dat-001', rule, judge };
export default check;
