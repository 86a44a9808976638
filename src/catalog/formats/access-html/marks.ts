import type { AccessState } from '../../../core/model/access-view.ts';
import { stateWords } from '../../../core/model/access-view-words.ts';
import { html, type Html } from '../../../core/model/html.ts';

/** A sign and a word beside the colour, so that print and colour blindness take nothing away. */
const signs: Readonly<Record<AccessState, string>> = { exact: '✓', held: '✓', excess: '▲', missing: '▽', unknown: '?' };
const short: Readonly<Record<AccessState, string>> = { exact: '', held: '', excess: 'more', missing: 'missing', unknown: 'not known' };

/** The state in full, e.g. in a list of differences. */
export const mark = (state: AccessState): Html => html`<span class="mark ${state}"><span aria-hidden="true">${signs[state]}</span> ${stateWords[state]}</span>`;

/** With a count before the words. */
export const counted = (state: AccessState, count: number): Html => html`<span class="mark ${state}"><span aria-hidden="true">${signs[state]}</span> ${count} ${stateWords[state]}</span>`;

/** A cell of a table of rights. */
export function cell(state: AccessState | undefined): Html {
  if (state === undefined) return html`<td class="right no"><span aria-hidden="true">–</span><span class="hidden">no</span></td>`;
  const seen = short[state] === '' ? html`<span class="hidden">${stateWords[state]}</span>` : html` ${short[state]}`;
  return html`<td class="right"><span class="mark ${state}"><span aria-hidden="true">${signs[state]}</span>${seen}</span></td>`;
}
