/** Numbers above the charts, and the table of who changed what, both of what the page is narrowed to. */
export const who = `
const fewRows = 25;
let isAll = false;

function tile(title, words, aside) {
  const made = element('div', element('dt', title));
  const value = element('dd', words);
  if (aside) value.append(element('small', aside));
  made.append(value);
  return made;
}

const part = (count, all) => (all === 0 ? '' : (100 * count / all).toFixed(1) + ' % of all');

function drawTiles(some) {
  const all = sumOf(some);
  const of = (kind) => some.filter((sum) => sum.kind === kind);
  const names = (list) => new Set(list.map((sum) => sum.actor)).size;
  const [machines, people] = [of('integration'), of('person')];
  const rest = all - sumOf(machines) - sumOf(people);
  const several = (count, one, many) => number(count) + ' ' + (count === 1 ? one : many);
  byId('tiles').replaceChildren(
    tile('Changes', number(all), several(new Set(some.map((sum) => sum.place)).size, 'field', 'fields') + ' of ' + several(new Set(some.map((sum) => sum.object)).size, 'object', 'objects')),
    tile('By integrations', number(sumOf(machines)), part(sumOf(machines), all) + (machines.length === 0 ? '' : ', ' + several(names(machines), 'integration', 'integrations'))),
    tile('By people', number(sumOf(people)), part(sumOf(people), all) + (people.length === 0 ? '' : ', ' + several(names(people), 'person', 'people'))),
    tile('By others, or not known', number(rest), part(rest, all)),
  );
}

function whoRows(some, everybody) {
  const rows = new Map();
  for (const sum of some) {
    const key = JSON.stringify([sum.actor, sum.kind, sum.object, sum.field]);
    const row = rows.get(key) ?? { ...sum, count: 0, first: sum.period, last: sum.period };
    row.count += sum.count;
    if (sum.period < row.first) row.first = sum.period;
    if (sum.period > row.last) row.last = sum.period;
    rows.set(key, row);
  }
  const whole = totals(everybody, (sum) => sum.place);
  return [...rows.values()].map((row) => ({ ...row, share: row.count / (whole.get(row.place) ?? row.count) })).sort((one, other) => other.count - one.count || (one.actor + one.place < other.actor + other.place ? -1 : 1));
}

function drawWho(some, wanted) {
  const rows = whoRows(some, narrowed(wanted, ['actor', 'kind']));
  const shown = isAll ? rows : rows.slice(0, fewRows);
  byId('who-count').textContent = number(rows.length) + (rows.length === 1 ? ' row' : ' rows');
  const columns = [
    { title: 'Who', of: (row) => narrowing(row.actor, { actor: row.actor }) },
    { title: 'Kind of user', of: (row) => kindWords(row.kind) },
    { title: 'Object', of: (row) => narrowing(row.object, { object: row.object }) },
    { title: 'Field', of: (row) => narrowing(row.field, { object: row.object, field: row.field }) },
    { title: 'Changes', kind: 'number', of: (row) => number(row.count) },
    { title: 'Share of the field', kind: 'number', of: (row) => (100 * row.share).toFixed(1) + ' %' },
    { title: 'First ' + data.grain, kind: 'when', of: (row) => row.first },
    { title: 'Last ' + data.grain, kind: 'when', of: (row) => row.last },
  ];
  makeTable(byId('who-table'), 'Who changed what', columns, shown);
  byId('who-all').hidden = shown.length === rows.length;
  byId('who-all').textContent = 'Show all ' + number(rows.length) + ' rows';
}
`;
