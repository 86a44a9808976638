import type { HistoryReport } from '../../src/core/model/history/report.ts';
import type { StoreRow } from '../../src/core/model/history/tables.ts';
import { scoreAttribution, scoreCounts, scoreFights, type Score } from './compare.ts';
import { onSharedAccounts, plantedChanges, plantedName, type By, type PlantedChange } from './planted.ts';
import type { Count, Fight, Manifest } from './truth.ts';

type Row = Readonly<Record<string, string>>;

const named: ReadonlySet<string> = new Set(['actor', 'other', 'account', 'app', 'integration']);
/** Files do not say that all users of an org are in them, so who is not is unknown, and not deleted. */
const classes: Readonly<Record<string, string>> = { deleted: 'unknown', 'deleted-or-unknown': 'unknown', 'automated-process': 'automated', 'platform-integration-user': 'platform' };
const classOf = (name: string): string => classes[name] ?? name;

/** The rows of a report with the manifest's names in them. Throws where the report has not every row. */
function rowsOf(manifest: Manifest, { results }: HistoryReport, id: string): readonly Row[] {
  const found = results.find((one) => one.id === id);
  if (found === undefined) throw new Error(`${id} was not asked for`);
  if (found.total !== found.rows.length) throw new Error(`${id} has ${found.total} rows and shows ${found.rows.length}`);
  const nameOf = plantedName(manifest);
  const cell = (name: string, value: StoreRow[string] | undefined): string => {
    if (named.has(name)) return nameOf(String(value));
    return /(?:^|_)class$/.test(name) ? classOf(String(value)) : String(value);
  };
  return found.rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(name, value)])));
}

const sorted = (texts: readonly string[]): readonly string[] => texts.toSorted();
const cells = (row: Row, ...columns: readonly string[]): string => columns.map((name) => row[name]).join(' ');

interface Span {
  readonly key: string;
  readonly changes: number;
  readonly first: string;
  readonly last: string;
}

/** Added up by key, as text: the key, how many changes, the first and the last. */
function spans(all: readonly Span[]): readonly string[] {
  const found = new Map<string, Span>();
  for (const one of all) {
    const before = found.get(one.key) ?? { ...one, changes: 0 };
    found.set(one.key, { key: one.key, changes: before.changes + one.changes, first: one.first < before.first ? one.first : before.first, last: one.last > before.last ? one.last : before.last });
  }
  return sorted([...found.values()].map(({ key, changes, first, last }) => `${key} ${changes} ${first} ${last}`));
}

const spanOf = (keyOf: (change: PlantedChange) => string) => (change: PlantedChange): Span => ({ key: keyOf(change), changes: 1, first: change.at, last: change.at });
const spanIn = (key: string, row: Row, [first, last]: readonly [string, string]): Span => ({ key, changes: Number(row['changes']), first: row[first] ?? '', last: row[last] ?? '' });

/** What cannot be told apart is of no kind of user in reports. */
const shownClass = ({ class: kind, confidence }: PlantedChange): string => (confidence === 'ambiguous' ? 'unknown' : classOf(kind));

/** One report against the truth: what must be there, and what is. */
interface Law {
  readonly planted: readonly string[];
  readonly told: readonly string[];
}

const kinds: Readonly<Record<string, Count['kind']>> = { made: 'created', event: 'event' };
const kindOf = (what: string | undefined): Count['kind'] => kinds[what ?? ''] ?? 'change';

function tally(rows: readonly Row[]): readonly Count[] {
  const counts = new Map<string, Count>();
  for (const row of rows) {
    const one = { actor: row['actor'] ?? '', object: row['object'] ?? '', field: row['field'] ?? '', month: (row['changed_at'] ?? '').slice(0, 7), kind: kindOf(row['what']) };
    const key = JSON.stringify(one);
    counts.set(key, { ...one, changes: (counts.get(key)?.changes ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** Nothing where the steps of a course add up to its changes. */
function courseFault(row: Row): string {
  const steps = (row['trend'] ?? '').split(',').reduce((sum, step) => sum + Number(step), 0);
  return String(steps) === row['changes'] ? '' : `, whose steps are ${steps}`;
}

/** By `compare.ts`: precision and recall of who it was, of fights, of counts. */
export function scores(manifest: Manifest, report: HistoryReport, by: By): Readonly<Record<'counts' | 'fights' | 'attribution', Score>> {
  const changes = rowsOf(manifest, report, 'record');
  const shared = new Set(manifest.attribution.map(({ id }) => id));
  const attribution = changes.filter((row) => shared.has(row['change_id'] ?? '')).map((row) => ({ id: row['change_id'] ?? '', actor: row['actor'] ?? '', confidence: row['confidence'] as Fight['confidence'] }));
  const fights = rowsOf(manifest, report, 'fight-records').map((row) => ({ object: row['object'] ?? '', record: row['record_id'] ?? '', field: row['field'] ?? '', actors: [row['actor'] ?? '', row['other'] ?? ''], flips: Number(row['flips']) }));
  const whose: Manifest['attribution'] = by === 'evidence' ? manifest.attribution : manifest.attribution.map((one) => ({ ...one, actor: `user:${one.user}`, confidence: 'exact' }));
  return {
    counts: scoreCounts(by === 'evidence' ? manifest.byActor : manifest.byAccount, tally(changes)),
    fights: scoreFights(by === 'evidence' ? manifest.fights : manifest.accountFights, fights),
    attribution: scoreAttribution({ ...manifest, attribution: whose }, attribution),
  };
}

/** The reports that need nothing but changes and users. */
function ofChanges(manifest: Manifest, report: HistoryReport, by: By): Readonly<Record<string, Law>> {
  const changes = plantedChanges(manifest, by);
  const rows = (id: string): readonly Row[] => rowsOf(manifest, report, id);
  // Of a list of users that knows no integration of theirs, shared accounts are people's.
  const blind = by === 'account' ? onSharedAccounts(manifest) : new Set<string>();
  const withClass = (actor: string, kind: string): string => (blind.has(actor) ? actor : `${actor} ${kind}`);
  const who = (row: Row): string => withClass(row['actor'] ?? '', row['class'] ?? '');
  const fieldFights = by === 'evidence' ? manifest.fieldFights : manifest.accountFieldFights;
  return {
    record: {
      planted: sorted(changes.map((one) => [one.object, one.record, one.at, one.field, withClass(one.actor, shownClass(one)), one.kind, one.confidence].join(' '))),
      told: sorted(rows('record').map((row) => `${cells(row, 'object', 'record_id', 'changed_at', 'field')} ${who(row)} ${kindOf(row['what'])} ${row['confidence']}`)),
    },
    summary: {
      planted: spans(changes.map(spanOf((one) => `${withClass(one.actor, shownClass(one))} ${one.object} ${one.field}`))),
      told: spans(rows('summary').map((row) => spanIn(`${who(row)} ${cells(row, 'object', 'field')}`, row, ['first_change', 'last_change']))),
    },
    fights: {
      planted: sorted(fieldFights.map(({ object, field, actors, records, flips, first, last }) => [object, field, ...actors.toSorted(), records, flips, first, last].join(' '))),
      told: sorted(rows('fights').map((row) => [cells(row, 'object', 'field'), ...[row['actor'], row['other']].toSorted(), cells(row, 'records', 'flips', 'first_flip', 'last_flip')].join(' '))),
    },
    timeline: {
      planted: spans(changes.map(spanOf((one) => one.actor))),
      told: spans(rows('timeline').map((row) => spanIn(`${row['actor']}${courseFault(row)}`, row, ['first_change', 'last_change']))),
    },
    seen: {
      planted: spans(changes.map(spanOf((one) => `${withClass(one.actor, shownClass(one))} ${one.object}`))),
      told: spans(rows('seen').map((row) => spanIn(`${who(row)} ${row['object']}`, row, ['first_seen', 'last_seen']))),
    },
  };
}

const whys: Readonly<Record<string, string>> = { outbound: 'only read, says the spec', object: 'object not tracked', limit: 'limit reached', field: 'field not tracked' };
/** What never was has no moments, and is sure. */
const never = ['', '', 'exact'];

/** The reports that need what only an org and its specs tell. */
function ofOrg(manifest: Manifest, report: HistoryReport): Readonly<Record<string, Law>> {
  const rows = (id: string): readonly Row[] => rowsOf(manifest, report, id);
  const { breaches, neverWritten, perhapsNeverWritten, untracked, exposure, records, accounts, dormant } = manifest;
  const silent = (fields: typeof neverWritten, why: string): readonly string[] => fields.map(({ integration, object, field }) => [`integration:${integration}`, object, field, why, 0, ...never].join(' '));
  const actorOf = new Map(accounts.map(({ id, actor }) => [id, actor]));
  return {
    conformance: {
      planted: sorted([...breaches.map(({ integration, object, field, why, changes, first, last, confidence }) => [`integration:${integration}`, object, field, whys[why] ?? why, changes, first, last, confidence].join(' ')), ...silent(neverWritten, 'never written'), ...silent(perhapsNeverWritten, 'perhaps never written')]),
      told: sorted(rows('conformance').map((row) => cells(row, 'integration', 'object', 'field', 'why', 'changes', 'first_change', 'last_change', 'confidence').replaceAll('null', ''))),
    },
    coverage: {
      planted: sorted(untracked.map(({ integration, object, field, why }) => [`integration:${integration}`, object, field, whys[why]].join(' '))),
      told: sorted(rows('coverage').map((row) => cells(row, 'integration', 'object', 'field', 'why'))),
    },
    'shared-accounts': {
      planted: sorted(exposure.flatMap(({ user, apps, exact, inferred, ambiguous }) => apps.map(() => `user:${user} ${ambiguous} ${exact + inferred + ambiguous}`))),
      told: sorted(rows('shared-accounts').map((row) => cells(row, 'account', 'ambiguous', 'account_changes'))),
    },
    records: {
      planted: sorted(records.map(({ user, object, created, modified }) => [actorOf.get(user), object, created, modified].join(' '))),
      told: sorted(rows('records').map((row) => cells(row, 'actor', 'object', 'created', 'modified'))),
    },
    dormant: {
      planted: sorted(dormant.map((name) => `integration:${name}`)),
      told: sorted([...new Set(rows('seen').filter((row) => row['state'] === 'dormant' && row['class'] === 'integration').map((row) => row['actor'] ?? ''))]),
    },
  };
}

/** Where a report says otherwise than was planted, in words; empty where all of it is true. */
export function differences(manifest: Manifest, report: HistoryReport, by: By): readonly string[] {
  const laws = { ...ofChanges(manifest, report, by), ...(by === 'evidence' ? ofOrg(manifest, report) : {}) };
  const scored = Object.entries(scores(manifest, report, by)).flatMap(([what, { differences: found }]) => found.map((text) => `${what}: ${text}`));
  const texts = Object.entries(laws).flatMap(([id, { planted, told }]) => [...missing(planted, told).map((text) => `${id}: missing ${text}`), ...missing(told, planted).map((text) => `${id}: beside ${text}`)]);
  return [...scored, ...texts];
}

/** Of one list what the other has not, as often as it has not. */
function missing(wanted: readonly string[], found: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const text of found) left.set(text, (left.get(text) ?? 0) + 1);
  return wanted.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

/**
 * Every row of every report that does not hang on who it was among several that share an account, by report and in no order: two
 * people of one name are told apart by usernames here and by Ids there.
 */
export function comparable(manifest: Manifest, report: HistoryReport): Readonly<Record<string, readonly string[]>> {
  const shared = onSharedAccounts(manifest);
  // How long ago something was hangs on when it was asked.
  const text = (row: Row): string => JSON.stringify(Object.entries(row).filter(([name]) => name !== 'days_silent').toSorted());
  const isApart = (row: Row): boolean => [...named].every((name) => !shared.has(row[name] ?? ''));
  return Object.fromEntries(report.results.map(({ id }) => [id, sorted(rowsOf(manifest, report, id).filter(isApart).map(text))]));
}
