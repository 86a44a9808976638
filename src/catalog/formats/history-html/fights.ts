import type { ReportResult } from '../../../core/model/history/report.ts';
import { amount, momentWords, spanWords, thousands } from '../../../core/model/history/show.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';
import { html, type Html } from '../../../core/model/html.ts';
import { cellMark, columnClass, fightStart, name, rowFacts, table } from './marks.ts';

const mostRecords = 100;
const keys = ['object', 'field', 'actor', 'other'] as const;

const keyOf = (row: StoreRow): string => JSON.stringify(keys.map((key) => row[key] ?? ''));

/** The records of fights, by fight. */
export function recordsByFight(records: ReportResult | undefined): ReadonlyMap<string, readonly StoreRow[]> {
  const all = new Map<string, StoreRow[]>();
  for (const row of records?.rows ?? []) {
    const before = all.get(keyOf(row));
    if (before === undefined) all.set(keyOf(row), [row]);
    else before.push(row);
  }
  return all;
}

/** What says which fight it is stands above the table already. */
function recordTable({ columns }: ReportResult, rows: readonly StoreRow[], of: number): Html {
  const own = columns.filter(({ name: key }) => !keys.some((each) => each === key));
  const lines = rows.slice(0, mostRecords).map((row) => html`<tr>${own.map((column) => html`<td class="${columnClass(column)}">${cellMark(column, row)}</td>`)}</tr>`);
  const left = of - lines.length;
  return html`${table('Records they fought over', own, lines)}
${left <= 0 ? html`` : html`<p class="more">… and ${thousands(left)} more</p>`}<p>The whole story of one record: <code>sf integration-user report history --report record --record ID</code></p>`;
}

const text = (row: StoreRow, key: string): string => String(row[key] ?? '');

function fight(result: ReportResult, row: StoreRow, records: ReportResult | undefined, rows: readonly StoreRow[]): Html {
  const { first_flip: first, last_flip: last, seconds_between: seconds } = row;
  const facts = [
    ['First', typeof first === 'string' ? momentWords(first) : ''],
    ['Last', typeof last === 'string' ? momentWords(last) : ''],
    ['Each undoes the other within about', typeof seconds === 'number' ? spanWords(seconds) : ''],
  ].filter(([, words]) => words !== '');
  return html`${fightStart(rowFacts(result, row))}
<summary><span class="pair">${name(text(row, 'actor'))} and ${name(text(row, 'other'))}</span> <span>${name(`${text(row, 'object')}.${text(row, 'field')}`)}</span> <span class="count">${amount(Number(row['flips']), 'time')} on ${amount(Number(row['records']), 'record')}</span></summary>
<div class="body"><dl class="facts">${facts.map(([title, words]) => html`<div><dt>${title ?? ''}</dt><dd>${words ?? ''}</dd></div>`)}</dl>
${records === undefined || rows.length === 0 ? html`` : recordTable(records, rows, Number(row['records']))}</div></details>
`;
}

/** Fights to open, each with the records it is about. */
export function fightList(result: ReportResult, records: ReportResult | undefined): Html {
  const byFight = recordsByFight(records);
  return html`<div class="fights">${result.rows.map((row) => fight(result, row, records, byFight.get(keyOf(row)) ?? []))}</div>`;
}
