import type { StoreRow } from '../../../core/model/history/tables.ts';

const span = (seconds: number): string => {
  if (seconds < 120) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} hours` : `${Math.round(seconds / 86_400)} days`;
};

/** One machine against another is a loop; with a person in it somebody corrects what a machine writes. */
function likely({ class: one, other_class: two }: StoreRow): string {
  const people = [one, two].filter((each) => each === 'person').length;
  if ([one, two].some((each) => each === 'unknown' || each === 'deleted')) return 'Nobody knows who all of them are; of two integrations it would be a loop. Let only one of them write the field.';
  if (people === 0) return 'Likely a loop: each writes its own value when the other has changed it. Let only one of them write the field.';
  return people === 2 ? 'Two people: agree on who decides.' : 'Somebody corrects by hand what an integration puts back. Let only one of them own the field.';
}

/** A row of the report in sentences. */
export function noteOf(row: StoreRow): string {
  const { actor, other, object, field, flips, records, first_flip: first, seconds_between: seconds, confidence } = row;
  const where = `${String(flips)} times on ${String(records)} ${records === 1 ? 'record' : 'records'} since ${String(first).slice(0, 10)}, about ${span(Number(seconds))} for each round.`;
  const unsure = confidence === 'exact' ? '' : ' Who it was is not certain: an account is shared.';
  return `${String(actor)} and ${String(other)} overwrite ${String(object)}.${String(field)} back and forth: ${where} ${likely(row)}${unsure}`;
}
