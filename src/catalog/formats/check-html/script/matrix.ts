/** One stop of the Tab key for the whole matrix; arrows, Home and End walk in it. A cell narrows the findings to what is behind it. */
export const matrix = `
const matrixRows = [...document.querySelectorAll('.matrix tbody tr')].map((row) => [...row.cells].map((cell) => cell.querySelector('a')));
const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

function stand(link) {
  for (const each of document.querySelectorAll('.matrix tbody a[tabindex="0"]')) each.tabIndex = -1;
  link.tabIndex = 0;
}

function neighbour(link, [down, right]) {
  let row = matrixRows.findIndex((each) => each.includes(link));
  let column = matrixRows[row].indexOf(link);
  for (;;) {
    row += down;
    column += right;
    if (matrixRows[row]?.[column] === undefined) return undefined;
    if (matrixRows[row][column] !== null) return matrixRows[row][column];
  }
}

function edge(link, key) {
  const own = matrixRows.find((each) => each.includes(link)).filter(Boolean);
  return key === 'Home' ? own[0] : own.at(-1);
}

function walk(event) {
  const link = event.target.closest('a');
  if (link === null || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = steps[event.key];
  const next = step ? neighbour(link, step) : event.key === 'Home' || event.key === 'End' ? edge(link, event.key) : undefined;
  if (step || next) event.preventDefault();
  if (!next) return;
  stand(next);
  next.focus();
}

function drill(event) {
  const cell = event.target.closest('.cell');
  if (cell === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  stand(cell);
  form.reset();
  writeForm(new URLSearchParams({ integration: cell.dataset.group, practice: cell.dataset.practice }));
  history.pushState(null, '', location.href);
  changed();
  const section = groups.find(({ key }) => key === cell.dataset.group)?.section;
  const first = section?.querySelector('.finding:not([hidden])');
  if (first) first.open = true;
  (innerWidth < 740 && section ? section : byId('findings')).scrollIntoView();
  (first?.querySelector('summary') ?? section)?.focus({ preventScroll: true });
}

function startMatrix() {
  for (const each of matrixRows.flat().filter((link) => link !== null)) each.tabIndex = -1;
  if (matrixRows[0]?.[0]) matrixRows[0][0].tabIndex = 0;
  const frame = document.querySelector('.matrix');
  frame?.addEventListener('keydown', walk);
  frame?.addEventListener('click', drill);
}
`;
