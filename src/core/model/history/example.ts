import type { StoreRow } from './tables.ts';

/** The user that examples call by this name: its Id. */
export const userId = (name: string): string => `005${name.replaceAll(/[^A-Za-z0-9]/g, '').padEnd(15, '0').slice(0, 15)}`;
const recordId = (name: string): string => `500${name.padEnd(15, '0').slice(0, 15)}`;

export interface ExampleChange {
  /** Of the actor, by name. */
  readonly by: string;
  /** ISO date-time; `2026-10-05T08:15:00Z` where not given. */
  readonly at?: string;
  readonly object?: string;
  readonly record?: string;
  readonly field?: string;
  readonly from?: string;
  readonly to?: string;
  readonly more?: StoreRow;
}

/** Rows of `changes`, numbered in their order. Values stand for their hashes. */
export function changes(rows: readonly ExampleChange[]): readonly StoreRow[] {
  return rows.map(({ by, at = '2026-10-05T08:15:00Z', object = 'Case', record = 'one', field = 'Status', from = null, to = null, more }, index) => ({
    change_id: `017${String(index + 1).padStart(15, '0')}`,
    object,
    month: at.slice(0, 7),
    record_id: recordId(record),
    field,
    kind: field === 'created' ? 'created' : 'change',
    old_key: from,
    new_key: to,
    user_id: userId(by),
    changed_at: new Date(at).toISOString(),
    counted: true,
    ...more,
  }));
}

/** Rows of `actors`: names to classes. */
export function actors(classes: Readonly<Record<string, string>>): readonly StoreRow[] {
  return Object.entries(classes).map(([actor, kind]) => ({ user_id: userId(actor), actor, class: kind, integration: kind === 'integration' ? actor : null, basis: 'registry', why: 'example', shared: false, name: actor }));
}

export interface ExampleAttribution {
  /** The shared account, by name. */
  readonly by: string;
  readonly at?: string;
  readonly object?: string;
  /** Absent where it is ambiguous. */
  readonly app?: string;
  readonly candidates?: string;
  readonly confidence?: string;
}

const whoever = ({ app, confidence = 'exact' }: ExampleAttribution): StoreRow => (app === undefined ? { app: null, app_class: null, confidence: 'ambiguous', evidence: 'none' } : { app, app_class: 'integration', confidence, evidence: 'usage' });

/** Rows of `attributions`: by apps, who are integrations. */
export function attributions(rows: readonly ExampleAttribution[]): readonly StoreRow[] {
  return rows.map((row) => {
    const { by, at = '2026-10-05T08:15:00Z', object = 'Case', candidates = null } = row;
    return { user_id: userId(by), object, changed_at: new Date(at).toISOString(), candidates, ...whoever(row) };
  });
}
