/** What is narrowed stands in the address, `#actor=HubSpot&from=2026-10-01`, so that a view can be sent as a link. */
export const state = `
const byId = (id) => document.getElementById(id);
const form = byId('filters');
const fields = ['actor', 'kind', 'object', 'field', 'from', 'to'];

function readForm() {
  const values = new FormData(form);
  return Object.fromEntries(fields.map((field) => [field, String(values.get(field) ?? '')]));
}

function writeForm(wanted) {
  for (const field of fields) {
    const control = form.elements.namedItem(field);
    control.value = wanted.get(field) ?? '';
    if (control.value === '' && control.tagName === 'SELECT') control.selectedIndex = 0;
  }
}

const isState = () => location.hash.includes('=');

function keep() {
  const hash = new URLSearchParams(Object.entries(readForm()).filter(([, value]) => value !== '')).toString();
  if (hash !== '' || isState()) history.replaceState(null, '', hash === '' ? location.pathname + location.search : '#' + hash);
}

function narrowTo(wanted) {
  writeForm(new URLSearchParams({ ...readForm(), ...wanted }));
  history.pushState(null, '', location.href);
  changed();
}
`;
