import { load } from '../../catalog/reports/load.ts';
import { duckdb } from '../../core/model/history/dialect-duckdb.ts';
import type { Filters, FilterName } from '../../core/model/history/filters.ts';
import type { CoverageLine, HistoryReport, ReportQuery, ReportResult, ReportUnit, StoreFacts } from '../../core/model/history/report.ts';
import type { HistoryStore } from '../../core/model/history/store.ts';
import type { StoreRow } from '../../core/model/history/tables.ts';
import { exitCodes, Problem } from '../../problems.ts';

export interface AnswerInput {
  /** Ids of reports; empty: those that tell the most. */
  readonly reports: readonly string[];
  readonly filters: Filters;
  /** ISO date-time. */
  readonly now: string;
  readonly tool: HistoryReport['tool'];
  /** Sentences about what could not be read. */
  readonly gaps?: readonly string[];
}

/** What an admin wants to see first, of everything and of one record: what heeds all that may narrow it. */
const overview = ['summary', 'fights', 'conformance', 'shared-accounts'];
const ofOneRecord = ['record', 'fights'];

export const reportIds = (): readonly string[] => Object.keys(load);

const isReport = (id: string): id is keyof typeof load => Object.hasOwn(load, id);

/** `undefined` where there is none of this name. */
const unitOf = async (id: string): Promise<ReportUnit | undefined> => (isReport(id) ? load[id]() : undefined);

/** Ids of what is shown where these are asked for; the ids themselves are not looked at. */
export const reportsShown = (ids: readonly string[], { record }: Filters): readonly string[] => (ids.length > 0 ? ids : record === undefined ? overview : ofOneRecord);

/** Throws `history-report-unknown` (exit 2). */
async function unitNamed(id: string): Promise<ReportUnit> {
  const unit = await unitOf(id);
  if (unit === undefined) throw new Problem('history-report-unknown', [id, reportIds().join(', ')], exitCodes.wrongUse);
  return unit;
}

const flagOf: Readonly<Record<FilterName, string>> = { objects: 'object', fields: 'field', actors: 'actor', since: 'since', until: 'until', record: 'record', groupBy: 'group-by', top: 'top' };

/** A filter that a report would not heed is refused where the report was asked for by name. Throws `history-filter-unused`. */
export function refuseUnused(wanted: readonly ReportUnit[], filters: Filters): void {
  for (const unit of wanted) {
    for (const name of Object.keys(filters) as FilterName[]) {
      if (filters[name] !== undefined && !unit.accepts.includes(name)) throw new Problem('history-filter-unused', [`--${flagOf[name]}`, unit.id], exitCodes.wrongUse);
    }
  }
}

/** The filters that a report heeds. */
export const heeded = ({ accepts }: ReportUnit, filters: Filters): Filters => Object.fromEntries(Object.entries(filters).filter(([name]) => (accepts as readonly string[]).includes(name)));

const shownOf = (row: StoreRow, columns: ReportResult['columns']): StoreRow =>
  Object.fromEntries([...columns.map(({ name }) => name), ...Object.keys(row).filter((name) => columns.every((column) => column.name !== name))].map((name) => [name, row[name] ?? null]));

/** One report over a store. */
async function answerOne(store: HistoryStore, unit: ReportUnit, query: ReportQuery): Promise<ReportResult> {
  const { id, title, question } = unit;
  const columns = unit.columns(query);
  const about = { id, title, question, columns };
  if (!unit.needs.every((table) => query.facts.present.has(table))) return { ...about, rows: [], total: 0, notes: [], unanswered: unit.otherwise(query.facts) };
  const top = query.filters.top ?? unit.top;
  const { rows, total } = await store.first(unit.sql(query), top);
  return { ...about, rows: rows.map((row) => shownOf(row, columns)), total, notes: unit.notes?.(rows, query) ?? [] };
}

async function coverageOf(store: HistoryStore, facts: StoreFacts): Promise<readonly CoverageLine[]> {
  if (!facts.present.has('coverage')) return [];
  const rows = await store.query(`SELECT object, source, from_at, to_at, rows, state, records, why FROM ${duckdb.source('coverage', { root: store.root })} ORDER BY object, source`);
  return rows.map((row) => ({
    object: String(row['object']),
    source: row['source'] as CoverageLine['source'],
    rows: Number(row['rows']),
    state: row['state'] as CoverageLine['state'],
    records: row['records'] as CoverageLine['records'],
    ...(typeof row['from_at'] === 'string' ? { from: row['from_at'] } : {}),
    ...(typeof row['to_at'] === 'string' ? { to: row['to_at'] } : {}),
    ...(typeof row['why'] === 'string' ? { why: row['why'] } : {}),
  }));
}

export interface Answers {
  readonly facts: StoreFacts;
  /** `undefined` for a report that is not known. */
  readonly ask: (id: string, filters: Filters) => Promise<ReportResult | undefined>;
  /** The statement behind a report, whole. */
  readonly statement: (id: string, filters: Filters) => Promise<string | undefined>;
}

/** What can be asked of a store at a moment (ISO date-time). A filter that a report does not heed is left out. */
export async function openAnswers(store: HistoryStore, now: string): Promise<Answers> {
  const facts: StoreFacts = { present: await store.present(), values: store.manifest.values === 'text', now };
  const queryOf = (unit: ReportUnit, filters: Filters): ReportQuery => ({ dialect: duckdb, at: { root: store.root }, filters: heeded(unit, filters), facts });
  return {
    facts,
    ask: async (id, filters) => {
      const unit = await unitOf(id);
      return unit === undefined ? undefined : answerOne(store, unit, queryOf(unit, filters));
    },
    statement: async (id, filters) => {
      const unit = await unitOf(id);
      return unit?.sql(queryOf(unit, filters));
    },
  };
}

/** Whether these reports can be asked this, before anything is read. Throws `history-report-unknown`, `history-filter-unused` (exit 2). */
export async function refuseQuestion(reports: readonly string[], filters: Filters): Promise<void> {
  refuseUnused(await Promise.all((filters.record === undefined ? reports : reportsShown(reports, filters)).map(unitNamed)), filters);
}

/** Sentences about names that nobody has. */
async function unknownNames(store: HistoryStore, { present }: StoreFacts, { actors = [] }: Filters): Promise<readonly string[]> {
  return actors.length === 0 ? [] : (await import('./unknown-names.ts')).unknownNames(store, present, actors);
}

/** What a store answers. No org is needed, and nothing is changed. Throws `history-report-unknown`, `history-filter-unused` (exit 2). */
export async function answer(store: HistoryStore, { reports, filters, now, tool, gaps = [] }: AnswerInput): Promise<HistoryReport> {
  await refuseQuestion(reports, filters);
  const { facts, ask } = await openAnswers(store, now);
  const results: ReportResult[] = [];
  for (const id of reportsShown(reports, filters)) {
    const result = await ask(id, filters);
    if (result !== undefined) results.push(result);
  }
  return { tool, at: now, of: store.manifest.of, filters, coverage: await coverageOf(store, facts), gaps: [...(await unknownNames(store, facts, filters)), ...gaps], results };
}
