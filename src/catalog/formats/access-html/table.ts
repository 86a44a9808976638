import { html, type Html } from '../../../core/model/html.ts';

export interface Column {
  readonly title: string;
  /** Centred, for a cell of rights. */
  readonly right?: boolean;
}

/** Names of an org stand apart, so that a right-to-left one does not turn its neighbours round. */
export const name = (text: string): Html => html`<bdi>${text}</bdi>`;

export const names = (texts: readonly string[]): Html => html`${texts.map((text, index) => html`${index === 0 ? '' : ', '}${name(text)}`)}`;

/** Each on a line of its own. */
export const notes = (texts: readonly string[]): Html => html`${texts.map((text) => html`<span class="note">${name(text)}</span>`)}`;

export interface RowGroup {
  readonly title: Html;
  readonly rows: readonly Html[];
}

function framed(caption: string, columns: readonly Column[], bodies: readonly Html[]): Html {
  const head = columns.map(({ title, right }) => html`<th scope="col" class="${right === true ? 'right' : 'left'}">${title}</th>`);
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
<table><caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
${bodies}</table></div>`;
}

const lines = (rows: readonly Html[]): readonly Html[] => rows.map((row) => html`${row}
`);

/** A table that a keyboard can scroll. Rows are `<tr>` elements. */
export function table(caption: string, columns: readonly Column[], rows: readonly Html[]): Html {
  return framed(caption, columns, [html`<tbody>
${lines(rows)}</tbody>`]);
}

/** The same with its rows under headings. */
export function groupedTable(caption: string, columns: readonly Column[], groups: readonly RowGroup[]): Html {
  return framed(caption, columns, groups.map(({ title, rows }) => html`<tbody>
<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${title}</th></tr>
${lines(rows)}</tbody>
`));
}

/** A part of the report with its heading; nothing where it holds nothing. */
export function section(id: string, title: string, count: string, content: readonly Html[]): Html {
  if (content.length === 0) return html``;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title} <small>${count}</small></h2>
${content}</section>
`;
}
