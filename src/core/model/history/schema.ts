import * as z from 'zod';
import { groupKeys } from './filters.ts';
import type { HistoryReport } from './report.ts';
import type { ColumnType } from './tables.ts';

/** The published shape of `report history --json`. It is held against HistoryReport by the compiler. */

const moment = z.string().describe('ISO date-time in UTC.');
const sentences = z.array(z.string());
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const types = ['text', 'moment', 'day', 'integer', 'boolean'] as const satisfies readonly ColumnType[];

const filters = z.strictObject({
  objects: z.array(z.string()).exactOptional(),
  fields: z.array(z.string()).exactOptional(),
  actors: z.array(z.string()).exactOptional(),
  since: moment.exactOptional(),
  until: moment.exactOptional().describe('Before this moment.'),
  record: z.string().exactOptional(),
  groupBy: z.array(z.enum(groupKeys)).exactOptional(),
  top: z.int().min(1).exactOptional(),
});

const column = z.strictObject({
  name: z.string().describe('The key in rows.'),
  label: z.string(),
  type: z.enum(types).describe('moment: ISO date-time in UTC; day: YYYY-MM-DD.'),
  show: z.enum(['share', 'sparkline', 'actor', 'record', 'seconds']).exactOptional().describe('share: per mille; sparkline: counts with commas, oldest first; seconds: a length of time.'),
});

const result = z.strictObject({
  id: z.string().describe('As --report takes it.'),
  title: z.string(),
  question: z.string(),
  columns: z.array(column),
  rows: z.array(z.record(z.string(), cell)).describe('In a total order. A row may have keys that no column shows.'),
  total: z.int().min(0).describe('Rows there are; more than rows where --top cut them.'),
  notes: sentences.describe('What the rows mean, worst first.'),
  unanswered: z.string().exactOptional().describe('Why it could not be answered, and what to do.'),
});

const coverage = z.strictObject({
  object: z.string(),
  source: z.enum(['org', 'archive', 'files']),
  from: moment.exactOptional(),
  to: moment.exactOptional(),
  rows: z.int().min(0),
  state: z.enum(['complete', 'partial', 'unread']),
  records: z.enum(['all', 'some', 'unknown']).describe('Which records of the object the caller sees.'),
  why: z.string().exactOptional().describe('What keeps it from being complete.'),
});

export const historySchema: z.ZodType<HistoryReport> = z.strictObject({
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  at: moment.describe('When the report was made.'),
  of: z.string().describe('The org, or the files, that the rows are of.'),
  filters,
  coverage: z.array(coverage),
  gaps: sentences.describe('What could not be read or told, each with what to do.'),
  results: z.array(result),
});

/** Draft 7, as the other published schemas. */
export function historyJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(historySchema, { target: 'draft-7', io: 'output' });
  return { $schema, $id: 'urn:sf-plugin-integration-user:history-report:v1', title: 'Report of report history (--json, --format json)', ...rest };
}
