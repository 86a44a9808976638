import type { StoreRow } from '../../../core/model/history/tables.ts';

const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`);

/** From when on logs can tell; the day after which the first of them lies. */
function exactness(rows: readonly StoreRow[]): string {
  const days = rows.flatMap(({ exact_from: from }) => (typeof from === 'string' ? [from.slice(0, 10)] : [])).toSorted();
  return days[0] === undefined ? 'No log is kept that tells them apart: "report history --collect-only", once a day, keeps one from now on.' : `Changes from ${days[0]} on can be told apart by the logs that are kept.`;
}

function accountNote(account: string, rows: readonly StoreRow[]): string {
  const [{ ambiguous, account_changes: all } = { ambiguous: 0, account_changes: 0 }] = rows;
  const who = `${listed([...new Set(rows.map(({ app }) => String(app)))])} act as ${account}.`;
  if (all === 0) return `${who} It changed nothing in what was read.`;
  const untold = ambiguous === 0 ? `All of its ${String(all)} changes can be told apart.` : `${String(ambiguous)} of its ${String(all)} changes cannot be told apart. With a user of its own for each, every change would name who made it.`;
  return `${who} ${untold} ${exactness(rows)}`;
}

/** One for each account, those that hide the most first. */
export function notes(rows: readonly StoreRow[]): readonly string[] {
  const accounts = [...new Set(rows.map(({ account }) => String(account)))];
  return accounts.slice(0, 5).map((account) => accountNote(account, rows.filter((row) => row['account'] === account)));
}
