import type { ReportQuery } from '../../../core/model/history/report.ts';
import { amount, thousands } from '../../../core/model/history/show.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';
import { listed } from '../../../core/model/sentence.ts';

/** From when on logs can tell; the day after which the first of them lies. */
function exactness(rows: readonly StoreRow[]): string {
  const days = rows.flatMap(({ exact_from: from }) => (typeof from === 'string' ? [from.slice(0, 10)] : [])).toSorted();
  return days[0] === undefined ? 'Nothing that was kept tells them apart. Run "sf integration-user report history --collect-only" once a day: it keeps from now on what does.' : `Changes from ${days[0]} on can be told apart by the API calls that were kept.`;
}

function accountNote(account: string, rows: readonly StoreRow[]): string {
  const [{ ambiguous, account_changes: all } = { ambiguous: 0, account_changes: 0 }] = rows;
  const names = [...new Set(rows.map(({ app }) => String(app)))];
  const who = `${listed(names, 'and')} ${names.length === 1 ? 'acts' : 'act'} as ${account}.`;
  if (all === 0) return `${who} It changed nothing in what was read.`;
  const untold = ambiguous === 0 ? `Who made it is told for ${all === 1 ? 'its only change' : `each of its ${amount(Number(all), 'change')}`}.` : `${thousands(Number(ambiguous))} of its ${amount(Number(all), 'change')} cannot be told apart. With a user of its own for each, every change would name who made it.`;
  return `${who} ${untold} ${exactness(rows)}`;
}

/** One for each account, those that hide the most first; then that there may be more, where nobody could look. */
export function notes(rows: readonly StoreRow[], { facts }: Pick<ReportQuery, 'facts'>): readonly string[] {
  const accounts = [...new Set(rows.map(({ account }) => String(account)))];
  const shown = accounts.slice(0, 5).map((account) => accountNote(account, rows.filter((row) => row['account'] === account)));
  return facts.present.has('logins') ? shown : [...shown, 'Other accounts may be shared as well: no login of an integration is in what was read.'];
}
