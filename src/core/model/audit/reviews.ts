import type { Policy } from '../policy.ts';
import { grouped } from './grouped.ts';
import { mailboxKey } from './mailbox-key.ts';
import { dayOf } from './moment-words.ts';
import { runsOf } from './own-runs.ts';
import { placed, type Place } from './place.ts';
import { nameKey, recordKey } from './record-key.ts';
import { byText } from './report-order.ts';
import type { AuditEntryRow, PolicyRow } from './rows-files.ts';
import type { View } from './view.ts';

/** One review of one integration, as the policy has it under `attestations`. */
export interface Review {
  readonly by: string;
  /** ISO dates. */
  readonly on: string;
  readonly until: string;
  readonly at?: Place;
}

/** Whether the project writes its reviews down at all. */
export const recordsReviews = (view: View): boolean => view.rows('policy').some(({ policy }) => policy.attestations.length > 0);

const reviewsIn = ({ policy, places }: PolicyRow): readonly (Policy['attestations'][number] & Review)[] =>
  policy.attestations.map((each, index) => ({ ...each, ...placed(places[`attestations.${index}`]) }));

/** Reviews of an integration, newest first; one that is dated after the snapshot has not been made yet. */
export function reviewsOf(view: View, integration: string): readonly Review[] {
  return view
    .rows('policy')
    .flatMap(reviewsIn)
    .filter((review) => nameKey(review.integration) === nameKey(integration) && review.on <= dayOf(view.now))
    .toSorted((one, other) => byText(other.on, one.on));
}

/** Whether the username of an audit entry and the e-mail address of a review are one person's. */
export function isSamePerson(view: View, author: string, email: string): boolean {
  const addresses = view.rows('users').filter(({ username }) => nameKey(username) === nameKey(author)).map((user) => user.email ?? user.username);
  return [author, ...addresses].some((each) => mailboxKey(each) === mailboxKey(email));
}

/** Neither killed nor broken off: the plan became true, whatever the proof then showed. */
const isFinished = ({ outcome }: AuditEntryRow): boolean => outcome !== 'begun' && outcome !== 'stopped';

/** Runs of one org, oldest first. A review before the first finished run is about what that run made, however many attempts it took. */
function changesAfter(runs: readonly AuditEntryRow[], on: string): readonly AuditEntryRow[] {
  const isSeen = ({ at = '' }: AuditEntryRow): boolean => dayOf(at) <= on;
  const reviewed = runs.findLast((run) => isSeen(run) && isFinished(run)) ?? runs.find(isFinished);
  if (reviewed === undefined) return [];
  return runs.slice(runs.indexOf(reviewed) + 1).filter((run) => !isSeen(run) && run.planDigest !== reviewed.planDigest);
}

/**
 * Runs that carried out another plan than the one a review of that day could look at, oldest first; each org by itself, since
 * a plan is of one org. A review counts for the whole of its day. Runs that changed nothing do not count.
 */
export function changesSince(view: View, integration: string, on: string): readonly AuditEntryRow[] {
  const runs = runsOf(view, integration).filter(({ at, tried }) => at !== undefined && tried?.length !== 0);
  return [...grouped(runs.toReversed(), ({ orgId = '' }) => recordKey(orgId)).values()].flatMap((ofOrg) => changesAfter(ofOrg, on));
}
