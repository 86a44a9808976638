import type { CoverageLine, HistoryReport } from '../../../core/model/history/report.ts';
import { thousands } from '../../../core/model/history/show.ts';
import { html, type Html } from '../../../core/model/html.ts';
import { name, table } from './marks.ts';

const stateWords: Readonly<Record<CoverageLine['state'], string>> = { complete: 'all of it', partial: 'perhaps not all of it', unread: 'not read' };
const recordWords: Readonly<Record<CoverageLine['records'], string>> = { all: 'all', some: 'some', unknown: 'not known' };
const sourceWords: Readonly<Record<CoverageLine['source'], string>> = { org: 'the org', archive: 'the archive', files: 'files' };

const columns = (['Object', 'From', 'Rows', 'First', 'Last', 'Read', 'Records seen', 'Why'] as const).map((label) => ({ name: label, label, type: label === 'Rows' ? ('integer' as const) : ('text' as const) }));

function line({ object, source, rows, from, to, state, records, why }: CoverageLine): Html {
  return html`<tr><th scope="row">${name(object)}</th><td>${sourceWords[source]}</td><td class="number">${thousands(rows)}</td><td class="when">${from?.slice(0, 10) ?? ''}</td><td class="when">${to?.slice(0, 10) ?? ''}</td><td>${stateWords[state]}</td><td>${recordWords[records]}</td><td>${name(why ?? '')}</td></tr>`;
}

/** How far what was read reaches, and what could not be told. */
export function closing({ coverage, gaps }: HistoryReport): Html {
  const unseen = gaps.length === 0 ? html`` : html`<section aria-labelledby="gaps"><h2 id="gaps">What could not be read or told</h2>
<ul class="notes worry">${gaps.map((gap) => html`<li>${gap}</li>`)}</ul></section>
`;
  if (coverage.length === 0) return unseen;
  return html`${unseen}<section aria-labelledby="coverage"><h2 id="coverage">What was read</h2>
<p class="question">How far back does it go, and is anything missing?</p>
${table('What was read', columns, coverage.map(line))}</section>
`;
}
