import { eventRows } from '../../../core/model/history/event-rows.ts';
import { inOrder } from '../../../core/model/history/report-order.ts';
import type { ReportColumn, ReportQuery, ReportUnit } from '../../../core/model/history/report.ts';
import { examples } from './examples.ts';

/** What a change did, as far as hashes tell; long texts tell neither value. */
const what = `CASE WHEN kind = 'created' THEN 'made' WHEN kind = 'event' THEN 'event' WHEN old_key IS NULL AND new_key IS NULL THEN 'changed, values not told'
  WHEN old_key IS NULL THEN 'filled' WHEN new_key IS NULL THEN 'emptied' WHEN old_key = new_key THEN 'written, the same' ELSE 'changed' END`;

function sql(query: ReportQuery): string {
  const { dialect, facts } = query;
  const values = facts.values ? ', old_value, new_value' : '';
  return `SELECT object, record_id, changed_at, field, actor, ${what} AS what${values}, confidence, class, change_id FROM ${eventRows(query)} events
    ORDER BY ${inOrder(dialect, 'object', 'record_id')}, changed_at, ${inOrder(dialect, 'change_id')}`;
}

const named: readonly ReportColumn[] = [
  { name: 'object', label: 'Object', type: 'text' },
  { name: 'record_id', label: 'Record', type: 'text', show: 'record' },
];
const values: readonly ReportColumn[] = [
  { name: 'old_value', label: 'From', type: 'text' },
  { name: 'new_value', label: 'To', type: 'text' },
];

const record: ReportUnit = {
  id: 'record',
  title: 'The story of a record',
  question: 'Who did what to this record, in order?',
  needs: ['changes', 'actors'],
  otherwise: 'Collect first: sf integration-user report history --target-org ORG',
  accepts: ['objects', 'fields', 'actors', 'since', 'until', 'record', 'top'],
  top: 200,
  columns: ({ filters, facts }) => [
    ...(filters.record === undefined ? named : []),
    { name: 'changed_at', label: 'When', type: 'moment' },
    { name: 'actor', label: 'Who', type: 'text', show: 'actor' },
    { name: 'field', label: 'Field', type: 'text' },
    { name: 'what', label: 'What', type: 'text' },
    ...(facts.values ? values : []),
    { name: 'confidence', label: 'How sure', type: 'text' },
  ],
  sql,
  notes: (rows, { filters }) => {
    if (filters.record === undefined) return ['Every record is told, one after the other. Name one: --record ID.'];
    return rows.length === 0 ? ['Nothing is kept of this record: it did not change in what was read, or its Id is another one.'] : [];
  },
  examples,
};
export default record;
