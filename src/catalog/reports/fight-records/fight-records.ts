import { fightsByRecord } from '../../../core/model/history/report-flips.ts';
import { inOrder } from '../../../core/model/history/report-order.ts';
import { sureness } from '../../../core/model/history/report-sureness.ts';
import type { ReportUnit } from '../../../core/model/history/report.ts';
import { withoutChanges } from '../../../core/model/history/unanswered.ts';
import { examples } from './examples.ts';

const fightRecords: ReportUnit = {
  id: 'fight-records',
  title: 'Records that are fought over',
  question: 'On which records do two keep overwriting each other?',
  needs: ['changes', 'actors'],
  otherwise: withoutChanges,
  accepts: ['objects', 'fields', 'actors', 'since', 'until', 'record', 'top'],
  top: 50,
  columns: ({ facts }) => [
    { name: 'object', label: 'Object', type: 'text' },
    { name: 'field', label: 'Field', type: 'text' },
    { name: 'record_id', label: 'Record', type: 'text', show: 'record' },
    { name: 'actor', label: 'One', type: 'text', show: 'actor' },
    { name: 'other', label: 'The other', type: 'text', show: 'actor' },
    { name: 'flips', label: 'Times', type: 'integer' },
    { name: 'first_flip', label: 'First', type: 'moment' },
    { name: 'last_flip', label: 'Last', type: 'moment' },
    { name: 'seconds_between', label: 'A round', type: 'integer', show: 'seconds' },
    ...(facts.present.has('attributions') ? [{ name: 'confidence', label: 'How sure', type: 'text' as const }] : []),
  ],
  sql: (query) => `SELECT object, field, record_id, name_a AS actor, name_b AS other, class_a AS class, class_b AS other_class, n_flips AS flips, t_first AS first_flip, t_last AS last_flip,
    CAST(floor(1.0 * n_seconds / n_flips) AS BIGINT) AS seconds_between, ${sureness('worst')} AS confidence
    FROM ${fightsByRecord(query)} r ORDER BY n_flips DESC, ${inOrder(query.dialect, 'object', 'field', 'name_a', 'name_b', 'record_id')}`,
  examples,
};
export default fightRecords;
