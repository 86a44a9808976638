import { loginNeeds } from '../../../core/model/audit/login-columns.ts';
import { portions } from '../../../core/model/history/event-rows.ts';
import type { Filters } from '../../../core/model/history/filters.ts';
import { among } from '../../../core/model/history/report-filters.ts';
import { inOrder } from '../../../core/model/history/report-order.ts';
import type { ReportQuery, ReportUnit } from '../../../core/model/history/report.ts';
import { where } from '../../../core/model/history/sql-text.ts';
import { examples } from './examples.ts';
import { notes } from './notes.ts';

/** Asked for an object, a field or a period, accounts that changed nothing there are no answer. */
const isNarrowed = ({ objects, fields, since, until }: Filters): boolean => [objects, fields, since, until].some((asked) => asked !== undefined);

/** A row for each who acts as a shared account. What cannot be told apart is the account's, so every row of it says the same. */
function sql(query: ReportQuery): string {
  const { dialect, at, filters } = query;
  const { actors, ...everybody } = filters;
  const all = portions({ ...query, filters: everybody });
  const sum = (condition: string): string => `sum(CASE WHEN ${condition} THEN changes ELSE 0 END)`;
  const perAccount = `SELECT user_id, sum(changes) AS n_all, ${sum("confidence = 'ambiguous'")} AS n_ambiguous FROM ${all} p GROUP BY user_id`;
  const perApp = `SELECT user_id, lower(actor) AS who, ${sum("confidence = 'exact'")} AS n_exact, ${sum("confidence = 'inferred'")} AS n_inferred FROM ${all} p GROUP BY user_id, lower(actor)`;
  const asked = [among(dialect, 's.actor', actors), among(dialect, 's.app', actors)].filter((condition) => condition !== undefined).join(' OR ');
  return `SELECT s.actor AS account, s.app AS app, s.why AS why, coalesce(w.n_exact, 0) AS exact, coalesce(w.n_inferred, 0) AS inferred, coalesce(c.n_ambiguous, 0) AS ambiguous, coalesce(c.n_all, 0) AS account_changes,
    s.first_at AS first_at, s.last_at AS last_at, s.exact_from AS exact_from
    FROM ${dialect.source('shared', at)} s ${isNarrowed(filters) ? 'JOIN' : 'LEFT JOIN'} (${perAccount}) c ON c.user_id = s.user_id LEFT JOIN (${perApp}) w ON w.user_id = s.user_id AND w.who = lower(s.app)
    ${where([asked === '' ? undefined : `(${asked})`])} ORDER BY coalesce(c.n_ambiguous, 0) DESC, ${inOrder(dialect, 's.actor', 's.user_id', 's.app', 's.why')}`;
}

/** Without logins of integrations nobody can say that an account is not shared. */
const unseen = `Whether accounts are shared cannot be told: no login of an integration is in what was read. Read the org as a user who may see the logins of others (${loginNeeds}): sf integration-user report history --target-org ORG`;

const sharedAccounts: ReportUnit = {
  id: 'shared-accounts',
  title: 'Shared accounts',
  question: 'Which accounts do several share, and how many of their changes cannot be told apart?',
  needs: ['changes', 'actors', 'daily', 'shared'],
  otherwise: ({ present }) => (present.has('logins') ? 'No account is known to be shared: specs, logins and API calls name no two that act as one user.' : unseen),
  accepts: ['objects', 'fields', 'actors', 'since', 'until', 'top'],
  top: 50,
  columns: () => [
    { name: 'account', label: 'Account', type: 'text', show: 'actor' },
    { name: 'app', label: 'Who acts as it', type: 'text', show: 'actor' },
    { name: 'why', label: 'Known from', type: 'text' },
    { name: 'exact', label: 'Surely its own', type: 'integer' },
    { name: 'inferred', label: 'Likely its own', type: 'integer' },
    { name: 'ambiguous', label: 'Cannot be told apart', type: 'integer' },
    { name: 'account_changes', label: 'All of the account', type: 'integer' },
    { name: 'first_at', label: 'First trace', type: 'moment' },
    { name: 'last_at', label: 'Last trace', type: 'moment' },
    { name: 'exact_from', label: 'Exact from', type: 'moment' },
  ],
  sql,
  notes,
  examples,
};
export default sharedAccounts;
