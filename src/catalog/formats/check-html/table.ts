import { html, type Html } from '../../../core/model/html.ts';

/** A table that a keyboard can scroll. Rows are `<tr>` elements. */
export const table = (caption: string, columns: readonly string[], rows: readonly Html[]): Html => html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
<table><caption>${caption}</caption>
<thead><tr>${columns.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`${row}
`)}</tbody></table></div>`;

/** A part of the page with its heading; nothing where it holds nothing. */
export function section(id: string, title: string, aside: string, content: readonly Html[]): Html {
  if (content.length === 0) return html``;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title} <small>${aside}</small></h2>
${content}</section>
`;
}
