import { all } from '../../catalog/reports/index.ts';
import type { EngineId } from '../../core/model/history/dialect.ts';
import { dialects } from '../../core/model/history/dialects.ts';
import type { Filters } from '../../core/model/history/filters.ts';
import type { ReportUnit, StoreFacts } from '../../core/model/history/report.ts';
import { tableNames, tables, type TableName } from '../../core/model/history/tables.ts';
import { exitCodes, Problem } from '../../problems.ts';
import { heeded, refuseUnused } from './answer.ts';

export interface SqlInput {
  readonly engine: EngineId;
  /** A folder, or an address of object storage. */
  readonly root: string;
  /** Ids of reports; empty: all of them. */
  readonly reports: readonly string[];
  readonly filters: Filters;
  readonly facts: StoreFacts;
}

export interface EngineSql {
  readonly engine: EngineId;
  readonly location: string;
  /** What a session needs first. */
  readonly session: readonly string[];
  readonly tables: readonly { readonly table: TableName; readonly about: string; readonly sql: string }[];
  readonly reports: readonly { readonly report: string; readonly question: string; readonly sql: string }[];
}

const units = all as readonly ReportUnit[];

/** One report needs a record to tell of. */
const canAsk = ({ accepts, id }: ReportUnit, filters: Filters): boolean => id !== 'record' || !accepts.includes('record') || filters.record !== undefined;

/** Definitions and statements for an engine of one's own over a store. Throws `history-report-unknown`, `history-filter-unused` (exit 2). */
export function engineSql({ engine, root, reports, filters, facts }: SqlInput): EngineSql {
  const dialect = dialects[engine];
  const at = { root: root.replace(/\/+$/, '') };
  const unknown = reports.find((id) => units.every((unit) => unit.id !== id));
  if (unknown !== undefined) throw new Problem('history-report-unknown', [unknown, units.map(({ id }) => id).join(', ')], exitCodes.wrongUse);
  const wanted = units.filter((unit) => (reports.length === 0 ? canAsk(unit, filters) : reports.includes(unit.id)));
  if (reports.length > 0) refuseUnused(wanted, filters);
  return {
    engine,
    location: at.root,
    session: dialect.session,
    tables: tableNames.filter((table) => facts.present.has(table)).map((table) => ({ table, about: tables[table].about, sql: dialect.define(table, at) })),
    reports: wanted.map((unit) => ({ report: unit.id, question: unit.question, sql: `${unit.sql({ dialect, at, filters: heeded(unit, filters), facts })} LIMIT ${filters.top ?? unit.top}` })),
  };
}

/** The same as a script: what is a comment in SQL cannot hold more than one line. */
export function sqlScript({ engine, location, session, tables: defined, reports }: EngineSql): string {
  const comment = (text: string): string => `-- ${text.replaceAll(/[\r\n]+/g, ' ')}`;
  const tidy = (sql: string): string => sql.replaceAll(/\s*\n\s+/g, '\n  ');
  return [
    comment(`History store at ${location}, for ${engine}. Moments are UTC.`),
    ...session.map((sql) => `${sql};`),
    '',
    ...defined.flatMap(({ about, sql }) => [comment(about), sql]),
    ...reports.flatMap(({ report, question, sql }) => ['', comment(`${report}: ${question}`), `${tidy(sql)};`]),
    '',
  ].join('\n');
}
