import type { ReportColumn, ReportResult } from '../../../core/model/history/report.ts';
import { cellWords, isNumber } from '../../../core/model/history/show.ts';
import { sparkline } from '../../../core/model/history/sparkline.ts';
import type { Cell, StoreRow } from '../../../core/model/history/tables.ts';
import { html, type Html } from '../../../core/model/html.ts';

/** Names of an org stand apart, so that a right-to-left one does not turn its neighbours round. */
export const name = (text: string): Html => html`<bdi>${text}</bdi>`;

const classes: readonly (readonly [(column: ReportColumn) => boolean, string])[] = [
  [({ show }) => show === 'sparkline', 'spark'],
  [({ show }) => show === 'record', 'key'],
  [isNumber, 'number'],
  [({ type }) => type === 'moment' || type === 'day', 'when'],
];

export const columnClass = (column: ReportColumn): string => classes.find(([is]) => is(column))?.[1] ?? 'words';

const share = (perMille: number): Html => html`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="1000" height="10"/><rect class="part" width="${Math.max(0, Math.min(1000, perMille))}" height="10"/></svg>`;

/** A cell's content, safe to stand in the page. */
export function cellMark(column: ReportColumn, row: StoreRow): Html {
  const value = row[column.name];
  const words = cellWords(column, value);
  if (column.show === 'share' && value !== null && value !== undefined) return html`${words}${share(Number(value))}`;
  if (column.show === 'record') return html`<code>${words}</code>`;
  if (column.show !== 'sparkline') return name(words);
  return html`<span role="img" aria-label="${`oldest first: ${words.split(',').join(', ')}`}">${sparkline(words, { width: 40 })}</span>`;
}

/** What filters look at; what a row does not tell is empty, and no filter hides it for that. */
export interface RowFacts {
  readonly actor: string;
  readonly other: string;
  readonly kind: string;
  readonly otherKind: string;
  readonly object: string;
  readonly field: string;
  /** First and last day the row tells of. */
  readonly from: string;
  readonly to: string;
}

const text = (value: Cell | undefined): string => (typeof value === 'string' ? value : '');

export function rowFacts({ columns }: Pick<ReportResult, 'columns'>, row: StoreRow): RowFacts {
  const [actor, other] = columns.filter(({ show }) => show === 'actor').map(({ name: key }) => row[key]);
  const days = columns.flatMap(({ name: key, type }) => (type === 'moment' || type === 'day' ? [text(row[key]).slice(0, 10)] : [])).filter((each) => each !== '').toSorted();
  return { actor: text(actor), other: text(other), kind: text(row['class']), otherKind: text(row['other_class']), object: text(row['object']), field: text(row['field']), from: days[0] ?? '', to: days.at(-1) ?? '' };
}

/** The start tags of what filters hide. */
export const rowStart = ({ actor, other, kind, otherKind, object, field, from, to }: RowFacts): Html =>
  html`<tr data-actor="${actor}" data-other="${other}" data-kind="${kind}" data-other-kind="${otherKind}" data-object="${object}" data-field="${field}" data-from="${from}" data-to="${to}">`;
export const fightStart = ({ actor, other, kind, otherKind, object, field, from, to }: RowFacts): Html =>
  html`<details class="fight" data-actor="${actor}" data-other="${other}" data-kind="${kind}" data-other-kind="${otherKind}" data-object="${object}" data-field="${field}" data-from="${from}" data-to="${to}">`;

/** A table that a keyboard can scroll. Rows are `<tr>` elements. */
export const table = (caption: string, columns: readonly ReportColumn[], rows: readonly Html[]): Html => html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
<table><caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col" class="${columnClass(column)}">${column.label}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`${row}
`)}</tbody></table></div>`;
