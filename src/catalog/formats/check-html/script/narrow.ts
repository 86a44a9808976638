/** Hides what does not fit. Texts are gathered once, at the first search; unchanged rows are not touched. */
export const narrow = `
const rules = new Map([...document.querySelectorAll('.entry')].map((entry) => [entry.id.slice(5), { practices: entry.dataset.practices.split(' '), frameworks: entry.dataset.frameworks.split(' ') }]));
const groups = [...document.querySelectorAll('.group')].map((section) => ({
  section,
  key: section.dataset.group,
  name: section.querySelector('h3').textContent + ' ' + (section.querySelector('.about')?.textContent ?? ''),
  passes: section.querySelector('.passes'),
  rows: [...section.querySelectorAll('[data-result]')].map((row) => ({ row, ...row.dataset, text: undefined })),
}));
const all = groups.reduce((sum, { rows }) => sum + rows.length, 0);

const plain = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
const listOf = (text) => (text === '' ? undefined : new Set(text.split(',')));

function testOf(wanted) {
  const [results, severities] = [listOf(wanted.result), listOf(wanted.severity)];
  const words = plain(wanted.q).split(/\\s+/).filter((word) => word !== '');
  const tests = [
    results && ((each) => results.has(each.result)),
    severities && ((each) => severities.has(each.severity)),
    wanted.new === 'yes' && ((each) => each.fresh === 'yes'),
    wanted.practice !== '' && ((each) => rules.get(each.rule)?.practices.includes(wanted.practice)),
    wanted.framework !== '' && ((each) => rules.get(each.rule)?.frameworks.includes(wanted.framework)),
    words.length > 0 && ((each, group) => {
      each.text ??= plain(each.row.textContent + ' ' + group.name);
      return words.every((word) => each.text.includes(word));
    }),
  ].filter(Boolean);
  return (each, group) => tests.every((test) => test(each, group));
}

function show(element, isShown) {
  if (element.hidden === isShown) element.hidden = !isShown;
}

function narrowGroup(group, fits, wanted) {
  let shown = 0;
  let quiet = 0;
  for (const each of group.rows) {
    const isShown = (wanted.integration === '' || wanted.integration === group.key) && fits(each, group);
    show(each.row, isShown);
    shown += Number(isShown);
    quiet += Number(isShown && each.row.tagName === 'LI');
  }
  if (group.passes) {
    show(group.passes, quiet > 0);
    group.passes.open = quiet > 0 && (quiet === shown || wanted.practice !== '') && wanted.narrowed;
  }
  show(group.section, shown > 0 || !wanted.narrowed);
  return shown;
}

function markCell(wanted) {
  for (const cell of document.querySelectorAll('.cell[aria-current]')) cell.removeAttribute('aria-current');
  if (wanted.practice === '' || wanted.integration === '') return;
  const cell = document.querySelector('.cell[data-practice="' + CSS.escape(wanted.practice) + '"][data-group="' + CSS.escape(wanted.integration) + '"]');
  cell?.setAttribute('aria-current', 'true');
}

function narrow() {
  const wanted = readForm();
  wanted.narrowed = Object.values(wanted).some((value) => value !== '');
  const fits = testOf(wanted);
  const shown = groups.reduce((sum, group) => sum + narrowGroup(group, fits, wanted), 0);
  byId('shown').textContent = wanted.narrowed ? shown + ' of ' + all + ' answers are shown' : all + ' answers; what passes is folded away';
  byId('nothing').hidden = shown > 0 || all === 0;
  show(byId('show-all'), wanted.narrowed);
  markCell(wanted);
}
`;
