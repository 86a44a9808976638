import { matrix } from './matrix.ts';
import { narrow } from './narrow.ts';
import { state } from './state.ts';

const start = `
let later;
function changed() {
  keep();
  narrow();
}
function soon() {
  clearTimeout(later);
  later = setTimeout(changed, 120);
}

function fromAddress() {
  if (isState()) {
    writeForm(wantedOf());
    narrow();
    return;
  }
  const place = location.hash === '' ? null : byId(decodeURIComponent(location.hash.slice(1)));
  if (place === null || place.closest('[hidden]')) {
    form.reset();
    narrow();
  }
  if (place?.matches('details')) place.open = true;
  place?.scrollIntoView();
}

const folds = () => document.querySelectorAll('.group:not([hidden]) .finding:not([hidden])');

async function copy(button) {
  const text = button.parentElement.querySelector('code').textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    getSelection().selectAllChildren(button.parentElement.querySelector('code'));
    button.textContent = document.execCommand('copy') ? 'Copied' : 'Selected: press Ctrl+C';
  }
  setTimeout(() => { button.textContent = 'Copy'; }, 2500);
}

/** A finding gets its buttons when it is opened. */
function offerCopies(details) {
  for (const block of details.querySelectorAll('.exact:not(:has(.copy))')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-live', 'polite');
    block.append(button);
  }
}

function keys(event) {
  const isTyping = event.target.matches('input[type="search"], select');
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    form.elements.namedItem('q').focus();
    form.scrollIntoView({ block: 'nearest' });
  }
  if (event.key !== 'Escape') return;
  const open = event.target.closest('.finding[open], .entry[open]');
  if (open) {
    open.open = false;
    open.querySelector('summary').focus();
    return;
  }
  form.reset();
  changed();
}

let folded;
function unfoldForPaper() {
  folded = [...document.querySelectorAll('details:not([open])')];
  for (const each of folded) each.open = true;
}
function foldAgain() {
  for (const each of folded ?? []) each.open = false;
  folded = undefined;
}

const remembered = () => { try { return localStorage.getItem('scheme') ?? ''; } catch { return ''; } };
function wear(scheme) {
  if (scheme === '') delete document.documentElement.dataset.scheme;
  else document.documentElement.dataset.scheme = scheme;
}

function startSwitches() {
  const scheme = byId('scheme');
  scheme.value = remembered();
  wear(scheme.value);
  scheme.addEventListener('change', () => {
    wear(scheme.value);
    try { localStorage.setItem('scheme', scheme.value); } catch { /* a page from a file may keep nothing */ }
  });
  byId('print').addEventListener('click', () => print());
  scheme.closest('.switches').hidden = false;
  addEventListener('beforeprint', unfoldForPaper);
  addEventListener('afterprint', foldAgain);
}

function startFilters() {
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', (event) => (event.target.name === 'q' ? soon() : changed()));
  form.addEventListener('reset', () => setTimeout(changed));
  byId('unfold').addEventListener('click', () => { for (const each of folds()) each.open = true; });
  byId('fold').addEventListener('click', () => { for (const each of folds()) each.open = false; });
  document.addEventListener('toggle', (event) => { if (event.target.open && event.target.matches('.finding')) offerCopies(event.target); }, true);
  document.addEventListener('click', (event) => { const button = event.target.closest('.copy'); if (button) void copy(button); });
  document.addEventListener('keydown', keys);
  addEventListener('hashchange', fromAddress);
  addEventListener('popstate', fromAddress);
  narrow();
  fromAddress();
}

startSwitches();
if (form) {
  startMatrix();
  startFilters();
}
`;

/** The page's own script: it hides, folds, marks and copies what is there, and makes no markup. Without it the page is whole. */
export const script = ["'use strict';", state, narrow, matrix, start].join('');
