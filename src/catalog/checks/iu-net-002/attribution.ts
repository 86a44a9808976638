import type { Evidence } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import { declaredEntries, declaredOn, specsOf, type ProfileInUse } from '../../../core/model/audit/login-ranges.ts';
import { dayOf } from '../../../core/model/audit/moment-words.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { subset } from '../../../core/model/ip-range.ts';
import { listed } from '../../../core/model/sentence.ts';
import type { Judged } from './breadth.ts';

const declared = (view: View, { holders }: ProfileInUse): ReturnType<typeof declaredOn> => declaredOn(specsOf(holders).flatMap(declaredEntries), dayOf(view.now));

/** Ranges of which nobody can say whose they are: every entry of network.allow has a source. */
export function unattributed(view: View, profile: ProfileInUse, judged: readonly Judged[]): readonly Evidence[] {
  const known = declared(view, profile);
  return judged
    .filter(({ facts, range }) => (facts.description?.trim() ?? '') === '' && !subset([range], known))
    .map(({ facts, words }) => seen(`The range ${words} of ${profile.row.name} says nowhere whose addresses these are.`, { at: facts.at, key: `source ${words}` }));
}

/** Ranges beyond what the specs of the profile's integrations allow today. */
export function againstSpec(view: View, profile: ProfileInUse, judged: readonly Judged[]): readonly Evidence[] {
  const specs = specsOf(profile.holders);
  if (specs.length === 0) return [];
  const known = declared(view, profile);
  return judged
    .filter(({ range }) => !subset([range], known))
    .map(({ facts, words }) => seen(`The range ${words} of ${profile.row.name} is not within network.allow of ${listed(specs.map(({ spec }) => spec.name), 'and')}.`, { at: facts.at, key: `beyond ${words}` }));
}
