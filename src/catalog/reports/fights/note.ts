import { amount, spanSentence } from '../../../core/model/history/show.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';

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
  const where = `${amount(Number(flips), 'time')} on ${amount(Number(records), 'record')} since ${String(first).slice(0, 10)}, ${seconds === 0 ? 'less than a second' : `about ${spanSentence(Number(seconds))}`} for each round.`;
  const unsure = confidence === 'exact' ? '' : ' Who it was is not certain: an account is shared.';
  return `${String(actor)} and ${String(other)} overwrite ${String(object)}.${String(field)} back and forth: ${where} ${likely(row)}${unsure}`;
}
