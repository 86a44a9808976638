import type { Evidence, Judgement } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import type { Gap } from '../../../core/model/audit/fact.ts';
import { mailboxKey } from '../../../core/model/audit/mailbox-key.ts';
import { dayOf } from '../../../core/model/audit/moment-words.ts';
import { changesSince, isSamePerson, reviewsOf, type Review } from '../../../core/model/audit/reviews.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import type { Production } from './production.ts';

type Found = Required<Pick<Judgement, 'fails' | 'unknowns' | 'warns'>>;
const nothing: Found = { fails: [], unknowns: [], warns: [] };

const adoptedAfterMs = 86_400_000;

const open = (words: string): Found => ({ ...nothing, unknowns: [{ kind: 'not-given', words } satisfies Gap] });

/** There before this tool knew of it: its review is that of its adoption, and cannot lie before its first use. */
const isAdopted = ({ madeAt }: Production, start: string): boolean => madeAt !== undefined && Date.parse(start) - Date.parse(madeAt) > adoptedAfterMs;

/** Whether the first review by another person came before the first use. */
function beforeUse(live: Production, review: Review, name: string): Found {
  const start = live.runs.at(-1)?.at;
  if (start === undefined) return open(`When ${name} was made, and by whom, is not on record.`);
  if (isAdopted(live, start) || review.on <= dayOf(start)) return nothing;
  if (review.on > dayOf(live.usedAt)) return { ...nothing, fails: [seen(`The first review of ${name} by another person is of ${review.on} (${review.by}), and it was in use by ${dayOf(live.usedAt)}.`, { key: 'late', at: review.at })] };
  return live.isFirstUse ? nothing : open(`Whether ${name} was in use before its first review of ${review.on} cannot be told.`);
}

function changed(view: View, { spec }: Integration, newest: Review): readonly Evidence[] {
  const [first] = changesSince(view, spec.name, newest.on);
  if (first === undefined) return [];
  return [seen(`${spec.name} was changed on ${dayOf(first.at ?? '')}, and nobody has reviewed it since ${newest.on}.`, { key: 'changed', at: { file: first.file, line: 1, column: 1 } })];
}

/** What the reviews of an integration that is live are worth: by whom, before its first use, and of what it is now. */
export function reviewed(view: View, integration: Integration, live: Production): Found {
  const { spec, subject } = integration;
  const all = reviewsOf(view, spec.name);
  const [newest] = all;
  if (newest === undefined) return { ...nothing, fails: [seen(`${spec.name} is in use in production, and nobody is on record as having reviewed what it can see.`, { key: 'missing', at: subject.at })] };
  const author = live.runs.at(-1)?.author;
  const byOthers = author === undefined ? all : all.filter(({ by }) => !isSamePerson(view, author, by));
  const first = byOthers.at(-1);
  if (first === undefined) return { ...nothing, fails: [seen(`Only ${newest.by}, who made it, has reviewed what ${spec.name} can see.`, { key: 'author', at: newest.at })] };
  const onlyOwner = byOthers.every(({ by }) => mailboxKey(by) === mailboxKey(spec.owner.email));
  const early = beforeUse(live, first, spec.name);
  return {
    fails: [...early.fails, ...changed(view, integration, newest)],
    unknowns: live.runs.length > 0 && author === undefined ? [...early.unknowns, ...open(`Who made ${spec.name} is not on record, so that a review by another person cannot be told.`).unknowns] : early.unknowns,
    warns: onlyOwner ? [seen(`Only its owner ${spec.owner.email} has reviewed what ${spec.name} can see.`, { key: 'owner', at: newest.at })] : [],
  };
}
