/** Bars over time. A name keeps its colour while the page is narrowed. */
export const series = `
const mostSeries = 7;
const charts = {};
const hasCharts = () => typeof Chart !== 'undefined';

/** A colour of the style sheet as the canvas takes it. */
function colour(name) {
  const probe = byId('drawn');
  probe.style.color = 'var(' + name + ')';
  const found = getComputedStyle(probe).color;
  probe.style.color = '';
  return found;
}

function draw(id, config) {
  charts[id]?.destroy();
  charts[id] = undefined;
  if (!hasCharts()) return;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.color = colour('--quiet');
  Chart.defaults.borderColor = colour('--line');
  charts[id] = new Chart(byId(id), config);
}

const keysBy = { actor: (sum) => sum.actor, kind: (sum) => kindWords(sum.kind), object: (sum) => sum.object, place: (sum) => sum.place };
const ranks = {};
function rankOf(by, name) {
  ranks[by] ??= new Map([...totals(sums, keysBy[by]).keys()].map((key, rank) => [key, rank]));
  return ranks[by].get(name);
}

function coloursOf(by, names) {
  const free = Array.from({ length: mostSeries }, (_, at) => at);
  const own = new Map(names.filter((name) => rankOf(by, name) < mostSeries).map((name) => [name, rankOf(by, name)]));
  const left = free.filter((at) => ![...own.values()].includes(at));
  return names.map((name) => colour('--series-' + (own.get(name) ?? left.shift() ?? 7)));
}

/** Names with their count for each period; what is small goes together. */
function seriesOf(some, by, periods) {
  const places = new Map(periods.map((period, at) => [period, at]));
  const order = [...totals(some, keysBy[by]).keys()];
  const named = order.slice(0, order.length > mostSeries + 1 ? mostSeries : mostSeries + 1);
  const others = order.length - named.length;
  const rows = new Map([...named, ...(others > 0 ? [others + ' others'] : [])].map((name) => [name, periods.map(() => 0)]));
  for (const sum of some) {
    const key = keysBy[by](sum);
    (rows.get(named.includes(key) ? key : others + ' others'))[places.get(sum.period)] += sum.count;
  }
  const colours = coloursOf(by, named);
  return [...rows].map(([label, counts], at) => ({ label, data: counts, backgroundColor: colours[at] ?? colour('--series-7') }));
}

function drawSeries(some) {
  const by = byId('by').value;
  const periods = allPeriods(some);
  const datasets = seriesOf(some, by, periods);
  const words = 'Changes by ' + data.grain + (periods.length === 0 ? ': none' : ' from ' + periods[0] + ' to ' + periods.at(-1) + ': ' + datasets.map((each) => each.label + ' ' + number(each.data.reduce((sum, count) => sum + count, 0))).join(', '));
  byId('series').setAttribute('aria-label', words);
  draw('series', {
    type: 'bar',
    data: { labels: periods, datasets },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      datasets: { bar: { categoryPercentage: 0.94, barPercentage: 0.96 } },
      scales: { x: { stacked: true, grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 16 } }, y: { stacked: true, beginAtZero: true, ticks: { precision: 0, callback: (count) => number(count) } } },
      plugins: { legend: { position: 'bottom', labels: { boxWidth: 12, boxHeight: 12 } }, tooltip: { filter: (item) => item.parsed.y > 0, callbacks: { label: (item) => ' ' + item.dataset.label + ': ' + number(item.parsed.y) } } },
    },
  });
  const columns = [{ title: data.grain === 'day' ? 'Day' : data.grain === 'week' ? 'Week from' : 'Month from', kind: 'when', of: (at) => periods[at] }, ...datasets.map((each) => ({ title: each.label, kind: 'number', of: (at) => number(each.data[at]) }))];
  makeTable(byId('series-table'), 'Changes over time', columns, periods.map((_, at) => at));
}
`;
