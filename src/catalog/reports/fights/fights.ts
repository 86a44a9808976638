import { fightsByRecord } from '../../../core/model/history/report-flips.ts';
import { inOrder } from '../../../core/model/history/report-order.ts';
import { sureness } from '../../../core/model/history/report-sureness.ts';
import type { ReportUnit } from '../../../core/model/history/report.ts';
import { withoutChanges } from '../../../core/model/history/unanswered.ts';
import { examples } from './examples.ts';
import { noteOf } from './note.ts';

const fights: ReportUnit = {
  id: 'fights',
  title: 'Who overwrites whom',
  question: 'Which two keep overwriting the same field of the same record back and forth?',
  needs: ['changes', 'actors'],
  otherwise: withoutChanges,
  accepts: ['objects', 'fields', 'actors', 'since', 'until', 'record', 'top'],
  top: 20,
  columns: ({ facts }) => [
    { name: 'object', label: 'Object', type: 'text' },
    { name: 'field', label: 'Field', type: 'text' },
    { name: 'actor', label: 'One', type: 'text', show: 'actor' },
    { name: 'other', label: 'The other', type: 'text', show: 'actor' },
    { name: 'flips', label: 'Times', type: 'integer' },
    { name: 'records', label: 'Records', type: 'integer' },
    { name: 'first_flip', label: 'First', type: 'moment' },
    { name: 'last_flip', label: 'Last', type: 'moment' },
    { name: 'seconds_between', label: 'A round', type: 'integer', show: 'seconds' },
    ...(facts.present.has('attributions') ? [{ name: 'confidence', label: 'How sure', type: 'text' as const }] : []),
  ],
  sql: (query) => `SELECT object, field, name_a AS actor, name_b AS other, min(class_a) AS class, min(class_b) AS other_class, sum(n_flips) AS flips, count(*) AS records, min(t_first) AS first_flip, max(t_last) AS last_flip,
    CAST(floor(1.0 * sum(n_seconds) / sum(n_flips)) AS BIGINT) AS seconds_between, ${sureness('max(worst)')} AS confidence
    FROM ${fightsByRecord(query)} r GROUP BY object, field, name_a, name_b ORDER BY sum(n_flips) DESC, ${inOrder(query.dialect, 'object', 'field', 'name_a', 'name_b')}`,
  notes: (rows) => rows.slice(0, 5).map(noteOf),
  examples,
};
export default fights;
