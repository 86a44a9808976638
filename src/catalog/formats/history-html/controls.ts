import type { HistoryReport } from '../../../core/model/history/report.ts';
import { cellWords } from '../../../core/model/history/show.ts';
import { html, type Html } from '../../../core/model/html.ts';
import { rowFacts, type RowFacts } from './marks.ts';
import type { PageData } from './page-data.ts';

const list = (field: string, title: string, choices: readonly (readonly [value: string, words: string])[]): Html =>
  html`<label class="field"><span>${title}</span><select name="${field}"><option value="">all</option>${choices.map(([value, words]) => html`<option value="${value}">${words}</option>`)}</select></label>`;

const day = (field: string, title: string, [first = '', last = '']: readonly string[]): Html => html`<label class="field"><span>${title}</span><input type="date" name="${field}" min="${first}" max="${last}"></label>`;

const byName = (names: Iterable<string>): readonly (readonly [string, string])[] => [...new Set(names)].toSorted((one, other) => one.localeCompare(other, 'en')).map((each) => [each, each]);

const wholeWords: Readonly<Record<PageData['grain'], string>> = {
  day: '',
  week: 'Charts count whole weeks: a week counts where it touches the period.',
  month: 'Charts count whole months: a month counts where it touches the period.',
};

/** What filters can ask for, from the rows and from what is drawn. */
interface Names {
  readonly actors: readonly string[];
  readonly kinds: readonly string[];
  readonly objects: readonly string[];
  readonly fields: readonly string[];
  readonly days: readonly string[];
}

function namesOf(facts: readonly RowFacts[], data: PageData | undefined): Names {
  const of = (said: (each: RowFacts) => readonly string[], drawn: readonly string[] = []): readonly string[] => [...facts.flatMap(said).filter((each) => each !== ''), ...drawn];
  return {
    actors: of(({ actor, other }) => [actor, other], data?.actors.map(([actor]) => actor)),
    kinds: of(({ kind, otherKind: other }) => [kind, other], data?.actors.map(([, kind]) => kind)),
    objects: of(({ object }) => [object], data?.objects),
    fields: of(({ field }) => [field], data?.fields),
    days: of(({ from, to }) => [from, to], data?.periods).toSorted(),
  };
}

const kindWords = (kind: string): string => cellWords({ name: 'class', label: '', type: 'text' }, kind);

/** What the page can be narrowed to: only what it has. Nothing where it has no rows. */
export function controls({ results }: HistoryReport, data: PageData | undefined): Html {
  const facts = results.flatMap((result) => result.rows.map((row): RowFacts => rowFacts(result, row)));
  const { actors, kinds, objects, fields, days } = namesOf(facts, data);
  if (actors.length + objects.length === 0) return html``;
  const reach = [...days.slice(0, 1), ...days.slice(-1)];
  const whole = data === undefined ? '' : wholeWords[data.grain];
  return html`<form class="controls" id="filters" role="search" aria-label="Narrow charts and tables" hidden>
${list('actor', 'Who', byName(actors))}
${list('kind', 'Kind of user', byName(kinds).map(([kind]) => [kind, kindWords(kind)]))}
${list('object', 'Object', byName(objects))}
${list('field', 'Field', byName(fields))}
${day('from', 'From', reach)}
${day('to', 'To', reach)}
<div class="sum"><output id="shown" aria-live="polite"></output> <button type="reset" id="show-all">Show all</button></div>
${whole === '' ? html`` : html`<p class="whole">${whole}</p>`}</form>
`;
}
