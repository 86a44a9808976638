import { data } from './data.ts';
import { heat } from './heat.ts';
import { rows } from './rows.ts';
import { series } from './series.ts';
import { state } from './state.ts';
import { table } from './table.ts';
import { who } from './who.ts';

const start = `
const hasData = data !== undefined && data.cells.length > 0;

function drawAll(wanted) {
  const some = narrowed(wanted);
  drawTiles(some);
  drawSeries(some);
  drawHeat(some);
  drawWho(some, wanted);
  return some;
}

function narrow() {
  const wanted = readForm();
  const isNarrowed = Object.values(wanted).some((value) => value !== '');
  const words = [];
  if (hasData) words.push(number(sumOf(drawAll(wanted))) + ' of ' + number(sumOf(sums)) + ' changes');
  const { shown, all } = narrowRows(wanted);
  if (all > 0) words.push(shown + ' of ' + all + ' rows of the reports below');
  byId('shown').textContent = isNarrowed ? 'Shown: ' + words.join(', ') + '. Rows below stay where they touch the period; their numbers are of the whole report.' : 'Everything is shown.';
  byId('show-all').hidden = !isNarrowed;
}

function changed() {
  keep();
  narrow();
}

function fromAddress() {
  if (location.hash !== '' && !isState()) return;
  writeForm(new URLSearchParams(isState() ? location.hash.slice(1) : ''));
  narrow();
}

const redraw = () => { if (form && hasData) drawAll(readForm()); };

let folded;
function forPaper() {
  folded = [...document.querySelectorAll('.fight:not([open])')];
  for (const each of folded) each.open = true;
  document.documentElement.dataset.paper = '';
  redraw();
  for (const chart of Object.values(charts)) chart?.resize();
}
function forScreen() {
  for (const each of folded ?? []) each.open = false;
  delete document.documentElement.dataset.paper;
  redraw();
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
    redraw();
    try { localStorage.setItem('scheme', scheme.value); } catch { /* a page from a file may keep nothing */ }
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  byId('print').addEventListener('click', () => print());
  scheme.closest('.switches').hidden = false;
  addEventListener('beforeprint', forPaper);
  addEventListener('afterprint', forScreen);
}

function startDrawing() {
  readSums();
  byId('drawn').hidden = false;
  for (const each of document.querySelectorAll('li.drawn')) each.hidden = false;
  for (const section of document.querySelectorAll('[data-still="yes"]')) {
    section.hidden = true;
    for (const link of document.querySelectorAll('nav a[href="#' + section.querySelector('h2').id + '"]')) link.setAttribute('href', '#who');
  }
  if (!hasCharts()) for (const each of document.querySelectorAll('.canvas, .figure-head')) each.hidden = true;
  if (!hasCharts()) for (const each of document.querySelectorAll('.behind')) each.open = true;
  byId('by').addEventListener('change', redraw);
  byId('who-all').addEventListener('click', () => { isAll = true; redraw(); });
}

startSwitches();
if (form) {
  if (hasData) startDrawing();
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', changed);
  form.addEventListener('reset', () => setTimeout(changed));
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !event.target.matches('select')) { form.reset(); } });
  addEventListener('hashchange', fromAddress);
  addEventListener('popstate', fromAddress);
  narrow();
  fromAddress();
}
`;

/** The page's own script: it draws what is embedded, hides, folds and marks. Without it the tables are whole. */
export const script = ["'use strict';", state, data, table, series, heat, who, rows, start].join('');
