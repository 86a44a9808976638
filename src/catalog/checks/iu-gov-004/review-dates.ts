import type { Evidence } from '../../../core/model/audit/check.ts';
import { seen } from '../../../core/model/audit/evidence.ts';
import { agoWords, dayOf, daysWords, wholeDays } from '../../../core/model/audit/moment-words.ts';
import type { Place } from '../../../core/model/audit/place.ts';
import { changesSince, recordsReviews, reviewsOf, type Review } from '../../../core/model/audit/reviews.ts';
import type { Integration, View } from '../../../core/model/audit/view.ts';
import { listed } from '../../../core/model/sentence.ts';

/** A review that is due within that many days warns. */
const soonDays = 14;

/** Whole days from today to a date; negative in the past. A date is kept to the end of its day, UTC. */
const daysLeft = (view: View, date: string): number => wholeDays(view, `${dayOf(view.now)}T00:00:00.000Z`) - wholeDays(view, `${date}T00:00:00.000Z`);

interface Due {
  /** What ends, as the start of a sentence. */
  readonly words: string;
  readonly key: string;
  readonly left: number;
  readonly at: Place | undefined;
}

function duesOf(view: View, { spec, row }: Integration, review: Review | undefined): readonly Due[] {
  const every = view.policy.reviewEveryDays;
  const byDate: readonly Due[] = spec.reviewBy === undefined ? [] : [{ words: `reviewBy of ${spec.name} (${spec.reviewBy})`, key: 'reviewBy', left: daysLeft(view, spec.reviewBy), at: row.places['reviewBy'] }];
  if (review === undefined) return byDate;
  const { on, until, by, at } = review;
  return [
    { words: `The review of ${spec.name} by ${by} holds until ${until}, which`, key: 'until', left: daysLeft(view, until), at },
    { words: `The last review of ${spec.name} is of ${on} (by ${by}); the next one, ${daysWords(every)} later,`, key: 'age', left: every + daysLeft(view, on), at },
    ...byDate,
  ];
}

const reviewing = (name: string): string => `Run \`sf integration-user access --name ${name}\`, look at what it shows, and write the review down under attestations in integrations/policy.yaml.`;

function changed(view: View, { spec }: Integration, review: Review | undefined): readonly Evidence[] {
  const runs = review === undefined ? [] : changesSince(view, spec.name, review.on);
  const [first] = runs;
  if (first === undefined || review === undefined) return [];
  const days = [...new Set(runs.map(({ at = '' }) => dayOf(at)))];
  return [seen(`${spec.name} was changed on ${listed(days, 'and')}, after its last review of ${review.on}.`, { key: 'changed', at: { file: first.file, line: 1, column: 1 }, fix: reviewing(spec.name) })];
}

function missing(view: View, { spec, subject }: Integration, review: Review | undefined): readonly Evidence[] {
  if (review !== undefined || !recordsReviews(view)) return [];
  return [seen(`Nobody is on record as having reviewed ${spec.name}.`, { key: 'missing', at: subject.at, fix: reviewing(spec.name) })];
}

/** What the dates of reviews tell of an integration, and the sentence of a pass. */
export function reviewDates(view: View, integration: Integration): { readonly fails: readonly Evidence[]; readonly warns: readonly Evidence[]; readonly pass: string } {
  const [review] = reviewsOf(view, integration.spec.name);
  const dues = duesOf(view, integration, review);
  const fix = reviewing(integration.spec.name);
  const over = dues.filter(({ left }) => left < 0).map(({ words, key, left, at }) => seen(`${words} was ${daysWords(-left)} ago.`, { key, at, fix }));
  const soon = dues.filter(({ left }) => left >= 0 && left <= soonDays).map(({ words, key, left, at }) => seen(`${words} is ${left === 0 ? 'today' : `in ${daysWords(left)}`}.`, { key, at, fix }));
  const pass = review === undefined ? 'No review is due.' : `${review.by} reviewed it on ${agoWords(view, `${review.on}T00:00:00.000Z`)}, and nothing was changed since.`;
  return { fails: [...missing(view, integration, review), ...over, ...changed(view, integration, review)], warns: soon, pass };
}
