import type { StoreRow } from '../../../core/model/history/tables.ts';

const what = (row: StoreRow): string => `${String(row['object'])}.${String(row['field'])}`;
const times = (row: StoreRow): string => `${String(row['changes'])} ${row['changes'] === 1 ? 'time' : 'times'}`;

/** By what is the matter: what was done, and what to do. */
const sentences: Readonly<Record<string, (row: StoreRow) => string>> = {
  'object not in the spec': (row) => `${String(row['integration'])} changed ${what(row)} ${times(row)}, and its spec does not name ${String(row['object'])}. Name it in the spec, or take the access away.`,
  'field not in the spec': (row) => `${String(row['integration'])} wrote ${what(row)} ${times(row)}, and its spec does not name that field. Add "${String(row['field'])}: inbound" to the spec, or take the access away.`,
  'only read, says the spec': (row) => `${String(row['integration'])} wrote ${what(row)} ${times(row)}, which its spec declares outbound. Make it two-way in the spec, or take the edit right away.`,
  'may not create': (row) => `${String(row['integration'])} made ${String(row['object'])} records ${times(row)}, and its spec has no "create: true" for them.`,
};

/** Breaches first, one sentence each; then the fields that nobody wrote, in one. */
export function notes(rows: readonly StoreRow[]): readonly string[] {
  const breaches = rows.flatMap((row) => sentences[String(row['why'])]?.(row) ?? []).slice(0, 5);
  const never = rows.filter(({ why }) => why === 'never written').map((row) => `${what(row)} (${String(row['integration'])})`);
  if (never.length === 0) return breaches;
  const shown = `${never.slice(0, 5).join(', ')}${never.length > 5 ? ` and ${never.length - 5} more` : ''}`;
  return [...breaches, `Let in by a spec and never written in what was read: ${shown}. Take ${never.length === 1 ? 'it' : 'them'} out of the spec, or find out why nothing arrives.`];
}
