/**
 * What is narrowed down stands in the address, `#result=fail,warn&practice=BP1`, so that a view can be sent as a link. An
 * address without `=` is a place in the page.
 */
export const state = `
const byId = (id) => document.getElementById(id);
const form = byId('filters');
const lists = ['result', 'severity', 'new'];
const singles = ['q', 'integration', 'practice', 'framework'];

function readForm() {
  const values = new FormData(form);
  return Object.fromEntries([...singles.map((field) => [field, String(values.get(field) ?? '').trim()]), ...lists.map((field) => [field, values.getAll(field).join(',')])]);
}

function writeForm(wanted) {
  for (const field of singles) {
    const control = form.elements.namedItem(field);
    control.value = wanted.get(field) ?? '';
    if (control.value === '' && control.tagName === 'SELECT') control.selectedIndex = 0;
  }
  for (const field of lists) {
    const chosen = new Set((wanted.get(field) ?? '').split(','));
    for (const box of form.querySelectorAll('input[name="' + field + '"]')) box.checked = chosen.has(box.value);
  }
}

const isState = () => location.hash.includes('=');
const wantedOf = () => new URLSearchParams(isState() ? location.hash.slice(1) : '');

function keep() {
  const said = Object.entries(readForm()).filter(([, value]) => value !== '');
  const hash = new URLSearchParams(said).toString();
  if (hash !== '' || isState()) history.replaceState(null, '', hash === '' ? location.pathname + location.search : '#' + hash);
}
`;
