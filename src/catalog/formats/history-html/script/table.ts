/** Tables that the script makes, with texts as texts. */
export const table = `
function element(tag, words, more = {}) {
  const made = document.createElement(tag);
  if (words !== undefined) made.append(words);
  for (const [name, value] of Object.entries(more)) made.setAttribute(name, value);
  return made;
}

const isolated = (words) => element('bdi', words);

function narrowing(words, wanted) {
  const button = element('button', undefined, { type: 'button', class: 'plain' });
  const [before, ...after] = words.split(/(?<=\\.)/);
  const parted = isolated(before ?? '');
  for (const part of after) parted.append(element('wbr'), part);
  button.append(parted);
  button.addEventListener('click', () => narrowTo(wanted));
  return button;
}

const cell = (column, value) => element('td', value, { class: column.kind ?? 'words' });

/** Columns: { title, kind, of(row) }, the first of which heads its row. */
function makeTable(place, caption, columns, rows) {
  const frame = element('div', undefined, { class: 'scroll', role: 'region', 'aria-label': caption, tabindex: '0' });
  const made = element('table', element('caption', caption));
  const head = element('tr');
  for (const column of columns) head.append(element('th', column.head ? column.head() : isolated(column.title), { scope: 'col', class: column.kind ?? 'words' }));
  const top = element('thead', head);
  const body = element('tbody');
  for (const row of rows) {
    const line = element('tr');
    columns.forEach((column, at) => line.append(at === 0 ? element('th', column.of(row), { scope: 'row', class: column.kind ?? 'words' }) : cell(column, column.of(row))));
    body.append(line);
  }
  made.append(top, body);
  frame.append(made);
  place.replaceChildren(frame);
}
`;
