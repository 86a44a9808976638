import { eventRows } from '../../../core/model/history/event-rows.ts';
import { inMonths, ofRecord } from '../../../core/model/history/report-filters.ts';
import { inOrder } from '../../../core/model/history/report-order.ts';
import type { ReportColumn, ReportQuery, ReportUnit } from '../../../core/model/history/report.ts';
import { where } from '../../../core/model/history/sql-text.ts';
import { withoutChanges } from '../../../core/model/history/unanswered.ts';
import { examples } from './examples.ts';

/** What a change did, as far as hashes tell; long texts tell neither value. */
const what = `CASE WHEN kind = 'created' THEN 'made' WHEN kind = 'event' THEN 'event' WHEN old_key IS NULL AND new_key IS NULL THEN 'changed, values not told'
  WHEN old_key IS NULL THEN 'filled' WHEN new_key IS NULL THEN 'emptied' WHEN old_key = new_key AND i.id_record IS NULL THEN 'written, the same' ELSE 'changed' END`;

/** Look-ups that went from one record to another; two may have one name, and only the rows of Ids, which do not count, tell (facts 2 [K]). */
function otherIds({ dialect, at, filters }: ReportQuery): string {
  const conditions = where(['NOT c.counted AND c.old_key <> c.new_key', ofRecord(dialect, 'c.record_id', filters.record), ...inMonths(dialect, 'c.month', filters)]);
  return `(SELECT DISTINCT c.object AS id_object, c.record_id AS id_record, c.field AS id_field, c.user_id AS id_user, c.changed_at AS id_at FROM ${dialect.source('changes', at)} c ${conditions})`;
}

function sql(query: ReportQuery): string {
  const { dialect, facts } = query;
  const values = facts.values ? ', old_value, new_value' : '';
  return `SELECT object, record_id, changed_at, field, actor, ${what} AS what${values}, confidence, class, change_id FROM ${eventRows(query)} events
    LEFT JOIN ${otherIds(query)} i ON id_object = object AND id_record = record_id AND id_field = field AND id_user = user_id AND id_at = changed_at
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
  otherwise: withoutChanges,
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
