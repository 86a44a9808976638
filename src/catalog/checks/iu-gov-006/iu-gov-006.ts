import type { Check, Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import { mailboxKey } from '../../../core/model/audit/mailbox-key.ts';
import { dayOf, daysWords, wholeDays } from '../../../core/model/audit/moment-words.ts';
import { saysNothing } from '../../../core/model/audit/people.ts';
import type { Place } from '../../../core/model/audit/place.ts';
import type { PolicyRow, RegistryRow } from '../../../core/model/audit/rows-files.ts';
import type { View } from '../../../core/model/audit/view.ts';
import { rule } from './rule.ts';

/** A waiver or an exception, in one shape. */
interface Acceptance {
  readonly words: string;
  readonly key: string;
  readonly reason: string;
  readonly ends: string;
  readonly approver: string;
  /** Whoever may not approve it. */
  readonly owner?: string;
  readonly at: Place | undefined;
}

const waiversIn = ({ policy, places }: PolicyRow): readonly Acceptance[] =>
  policy.waivers.map(({ rule: id, subject, owner, reason, expires }, index) => ({ words: `The waiver of ${id} for ${subject}`, key: `waiver:${id}:${subject}`, reason, ends: expires, approver: owner, at: places[`waivers.${index}`] }));

const exceptionsIn = ({ spec, places }: RegistryRow): readonly Acceptance[] =>
  spec.exceptions.map(({ rule: id, reason, approver, until }, index) => ({ words: `The exception of ${spec.name} from ${id}`, key: `exception:${spec.name}:${id}`, reason, ends: until, approver, owner: spec.owner.email, at: places[`exceptions.${index}`] }));

/** It holds until the end of its last day, in UTC. */
function troubles(view: View, { words, key, reason, ends, approver, owner, at }: Acceptance): readonly Evidence[] {
  const { maxDays } = view.policy.waiver;
  const left = -wholeDays(view, `${ends}T00:00:00.000Z`);
  const found: readonly (readonly [boolean, string, string])[] = [
    [ends < dayOf(view.now), 'ended', `${words} ended on ${ends}; renew it or mend what it is about.`],
    [left > maxDays, 'long', `${words} lasts until ${ends}, ${daysWords(left)} from now; ${daysWords(maxDays)} at most.`],
    [saysNothing(reason), 'reason', `${words} gives no reason: ${JSON.stringify(reason)}.`],
    [owner !== undefined && mailboxKey(owner) === mailboxKey(approver), 'approver', `${words} is approved by ${approver}, who owns the integration: somebody else has to.`],
  ];
  return found.filter(([holds]) => holds).map(([, what, sentence]) => seen(sentence, { key: `${key}:${what}`, at }));
}

function judged(view: View): Judgement {
  const all = [...view.rows('policy').flatMap(waiversIn), ...view.rows('registry').flatMap(exceptionsIn)];
  const isUnread = view.gapsFor(view.org, ['policy']).length > 0;
  const judgement = { subject: view.org, fails: all.flatMap((each) => troubles(view, each)), pass: 'Every waiver and exception is complete and in date.' };
  return all.length === 0 && !isUnread ? { ...judgement, notApplicable: 'There is no waiver and no exception.' } : judgement;
}

const check: Check = { id: 'iu-gov-006', rule, judge: (view) => [judged(view)] };
export default check;
