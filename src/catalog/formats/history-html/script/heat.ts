/** Who writes which field, as squares. Counts differ by powers of ten, so shades do too. */
export const heat = `
const mostRows = 30;
const mostColumns = 24;

const printed = {
  id: 'printed',
  afterDatasetsDraw(chart) {
    const { ctx } = chart;
    ctx.save();
    ctx.font = '11px ' + getComputedStyle(document.body).fontFamily;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    chart.getDatasetMeta(0).data.forEach((square, at) => {
      const { v, shade } = chart.data.datasets[0].data[at];
      const { x, y, width, height } = square.getProps(['x', 'y', 'width', 'height'], true);
      const words = v >= 10000 ? Math.round(v / 1000) + 'k' : number(v);
      if (ctx.measureText(words).width > width - 4) return;
      ctx.fillStyle = inkOn(shade, chart.options.plugins.printed);
      ctx.fillText(words, x + width / 2, y + height / 2 + 1);
    });
    ctx.restore();
  },
};

const channels = (rgb) => rgb.match(/[\\d.]+/g).slice(0, 3).map(Number);
function luminance(rgb) {
  const [red, green, blue] = rgb.map((each) => (each / 255 <= 0.04045 ? each / 3294.6 : ((each / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The one of two inks that reads better on a colour that lies so strong on the paper. */
function inkOn(shade, { heat, paper, inks }) {
  const back = luminance(channels(heat).map((each, at) => each * shade + channels(paper)[at] * (1 - shade)));
  const contrast = (ink) => { const [low, high] = [luminance(channels(ink)), back].sort((one, other) => one - other); return (high + 0.05) / (low + 0.05); };
  return inks.reduce((best, ink) => (contrast(ink) > contrast(best) ? ink : best));
}

const withShade = (rgb, shade) => rgb.replace('rgb(', 'rgba(').replace(')', ', ' + shade.toFixed(3) + ')');
const shortened = (words) => (words.length > 26 ? words.slice(0, 8) + '…' + words.slice(-17) : words);

function drawHeat(some) {
  const rows = [...totals(some, (sum) => sum.actor).keys()];
  const columns = [...totals(some, (sum) => sum.place).keys()];
  const [shownRows, shownColumns] = [rows.slice(0, mostRows), columns.slice(0, mostColumns)];
  const counts = totals(some, (sum) => JSON.stringify([sum.actor, sum.place]));
  const countAt = (actor, place) => counts.get(JSON.stringify([actor, place])) ?? 0;
  const most = [...counts.values()][0] ?? 1;
  const shadeOf = (count) => 0.12 + 0.88 * (Math.log(count + 1) / Math.log(most + 1));
  const squares = shownRows.flatMap((actor, y) => shownColumns.map((place, x) => ({ x, y, v: countAt(actor, place), shade: shadeOf(countAt(actor, place)) }))).filter(({ v }) => v > 0);
  const cut = [rows.length > mostRows ? 'the ' + mostRows + ' who change most of ' + rows.length : '', columns.length > mostColumns ? 'the ' + mostColumns + ' most changed of ' + columns.length + ' fields' : ''].filter((words) => words !== '');
  byId('heat-cut').textContent = cut.length === 0 ? '' : 'Shown here: ' + cut.join(', ') + '. The table of who changed what has everything.';
  const frame = byId('heat-frame');
  frame.style.height = Math.max(24, shownRows.length * 1.75 + 13) + 'rem';
  frame.style.minWidth = 11 + shownColumns.length * 2.4 + 'rem';
  byId('heat-map').setAttribute('aria-label', squares.length === 0 ? 'No changes' : 'Changes by who and field; the most: ' + number(most) + '. The same as a table stands below.');
  const rgb = colour('--heat');
  draw('heat-map', {
    type: 'matrix',
    plugins: [printed],
    data: { datasets: [{ label: 'Changes', data: squares, backgroundColor: (context) => withShade(rgb, context.raw?.shade ?? 0), borderWidth: 0, width: ({ chart }) => Math.max(2, (chart.chartArea?.width ?? 0) / Math.max(1, shownColumns.length) - 2), height: ({ chart }) => Math.max(2, (chart.chartArea?.height ?? 0) / Math.max(1, shownRows.length) - 2) }] },
    options: {
      animation: false,
      maintainAspectRatio: false,
      onClick: (event, [hit]) => { if (hit) { const { x, y } = squares[hit.index]; const [object, field] = placeOf(some, shownColumns[x]); narrowTo({ actor: shownRows[y], object, field }); } },
      onHover: (event, hits) => { byId('heat-map').style.cursor = hits.length > 0 ? 'pointer' : ''; },
      scales: {
        x: { type: 'linear', min: -0.5, max: shownColumns.length - 0.5, offset: false, grid: { display: false }, border: { display: false }, afterBuildTicks: (axis) => { axis.ticks = shownColumns.map((_, value) => ({ value })); }, ticks: { autoSkip: false, minRotation: 90, maxRotation: 90, callback: (value) => shortened(shownColumns[value] ?? '') } },
        y: { type: 'linear', min: -0.5, max: shownRows.length - 0.5, reverse: true, offset: false, grid: { display: false }, border: { display: false }, afterBuildTicks: (axis) => { axis.ticks = shownRows.map((_, value) => ({ value })); }, ticks: { autoSkip: false, callback: (value) => shortened(shownRows[value] ?? '') } },
      },
      plugins: { legend: { display: false }, printed: { heat: rgb, paper: colour('--paper'), inks: [colour('--ink'), colour('--on-heat')] }, tooltip: { displayColors: false, callbacks: { title: () => '', label: ({ raw }) => shownRows[raw.y] + ', ' + shownColumns[raw.x] + ': ' + number(raw.v) } } },
    },
  });
  const heads = shownColumns.map((place) => ({ title: place, kind: 'number', head: () => { const [object, field] = placeOf(some, place); return narrowing(place, { object, field }); }, of: (actor) => (countAt(actor, place) === 0 ? '' : number(countAt(actor, place))) }));
  makeTable(byId('heat-table'), 'Who writes which field', [{ title: 'Who', of: (actor) => narrowing(actor, { actor }) }, ...heads], shownRows);
}

function placeOf(some, place) {
  const { object, field } = some.find((sum) => sum.place === place);
  return [object, field];
}
`;
