import { among } from '../../../core/model/history/report-filters.ts';
import { inOrder } from '../../../core/model/history/report-order.ts';
import type { ReportQuery, ReportUnit } from '../../../core/model/history/report.ts';
import { where } from '../../../core/model/history/sql-text.ts';
import { examples } from './examples.ts';

/** Users of one integration count together. */
function sql({ dialect, at, filters }: ReportQuery): string {
  const actor = 'coalesce(a.actor, n.user_id)';
  const actorClass = "coalesce(a.class, 'unknown')";
  const counted = `SELECT ${actor} AS who, ${actorClass} AS who_class, n.object AS of_object, sum(n.created) AS n_created, max(n.created_last) AS t_created, sum(n.modified) AS n_modified, max(n.modified_last) AS t_modified, min(n.as_of) AS t_asked
    FROM ${dialect.source('counts', at)} n LEFT JOIN ${dialect.source('actors', at)} a ON a.user_id = n.user_id ${where([among(dialect, 'n.object', filters.objects), among(dialect, actor, filters.actors)])} GROUP BY ${actor}, ${actorClass}, n.object`;
  return `SELECT who AS actor, who_class AS class, of_object AS object, n_created AS created, t_created AS created_last, n_modified AS modified, t_modified AS modified_last, t_asked AS as_of
    FROM (${counted}) c ORDER BY n_created + n_modified DESC, ${inOrder(dialect, 'who', 'who_class', 'of_object')}`;
}

const records: ReportUnit = {
  id: 'records',
  title: 'Records by who made them',
  question: 'How many records of each object did each of them make, and of how many was it the last to change them?',
  needs: ['counts', 'actors'],
  otherwise: () => 'Records are counted by the org itself, and it was not asked, or did not answer. Ask it: sf integration-user report history --target-org ORG',
  accepts: ['objects', 'actors', 'top'],
  top: 50,
  columns: () => [
    { name: 'actor', label: 'Who', type: 'text', show: 'actor' },
    { name: 'class', label: 'Kind of user', type: 'text' },
    { name: 'object', label: 'Object', type: 'text' },
    { name: 'created', label: 'Made', type: 'integer' },
    { name: 'created_last', label: 'The newest', type: 'moment' },
    { name: 'modified', label: 'Last changed', type: 'integer' },
    { name: 'modified_last', label: 'The latest change', type: 'moment' },
  ],
  sql,
  notes: ([row]) => (row === undefined ? [] : [`As the org counted its records on ${String(row['as_of']).slice(0, 10)}; no history is needed for this. Only the last to change a record counts as having changed it.`]),
  examples,
};
export default records;
