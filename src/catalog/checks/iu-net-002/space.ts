import type { Evidence } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { coversEverything } from '../../../core/model/ip-range.ts';
import { specialIn } from '../../../core/model/ip-space.ts';
import { listed } from '../../../core/model/sentence.ts';
import type { Judged } from './breadth.ts';

/** Ranges that hold addresses no caller on the Internet has: typed in from inside a network, or by mistake. */
export function notPublic(view: View, profile: string, judged: readonly Judged[]): readonly Evidence[] {
  return judged.flatMap(({ facts, words, range }) => {
    // What holds nearly everything holds these too; that it is too wide says it all.
    if (coversEverything([range])) return [];
    const found = [...new Set(specialIn(range).filter(({ kind }) => kind !== 'documentation' || !view.policy.network.documentationRanges).map((space) => space.words))];
    if (found.length === 0) return [];
    const named = found.length > 2 ? `${found.slice(0, 2).join(', ')} and ${found.length - 2} more such blocks` : listed(found, 'and');
    return [seen(`The range ${words} of ${profile} holds ${named}, which nobody on the Internet calls from.`, { at: facts.at, key: `space ${words}` })];
  });
}
