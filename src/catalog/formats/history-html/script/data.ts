/** The embedded sums, read once; narrowed for every drawing. */
export const data = `
const source = byId('data');
const data = source === null ? undefined : JSON.parse(source.textContent);
const sums = [];
const dayLength = 86400000;
const dayText = (time) => new Date(time).toISOString().slice(0, 10);

function nextPeriod(day, grain) {
  const at = new Date(day + 'T00:00:00Z');
  if (grain === 'month') return dayText(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
  return dayText(at.getTime() + (grain === 'week' ? 7 : 1) * dayLength);
}

function readSums() {
  for (let at = 0; at < data.cells.length; at += 5) {
    const [period, actor, object, field, count] = data.cells.slice(at, at + 5);
    const [name, kind] = data.actors[actor];
    sums.push({ period: data.periods[period], actor: name, kind, object: data.objects[object], field: data.fields[field], place: data.objects[object] + '.' + data.fields[field], count });
  }
}

/** First day of each period that touches what is asked for. */
function touches(wanted) {
  return new Set(data.periods.filter((first) => (wanted.to === '' || first <= wanted.to) && (wanted.from === '' || nextPeriod(first, data.grain) > wanted.from)));
}

function narrowed(wanted, except = []) {
  const periods = touches(wanted);
  const keys = ['actor', 'kind', 'object', 'field'].filter((key) => wanted[key] !== '' && !except.includes(key));
  return sums.filter((sum) => periods.has(sum.period) && keys.every((key) => sum[key] === wanted[key]));
}

/** Every period from the first to the last, also those in which nothing happened. */
function allPeriods(some) {
  const shown = some.map(({ period }) => period);
  if (shown.length === 0) return [];
  const last = shown.reduce((one, other) => (one > other ? one : other));
  const all = [shown.reduce((one, other) => (one < other ? one : other))];
  while (all.at(-1) < last && all.length < 2000) all.push(nextPeriod(all.at(-1), data.grain));
  return all;
}

function totals(some, keyOf) {
  const all = new Map();
  for (const sum of some) all.set(keyOf(sum), (all.get(keyOf(sum)) ?? 0) + sum.count);
  return new Map([...all].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)));
}

const sumOf = (some) => some.reduce((all, { count }) => all + count, 0);
const number = (count) => String(count).replace(/\\B(?=(\\d{3})+$)/g, ',');
const kindWords = (kind) => data.kinds[kind] ?? kind;
`;
