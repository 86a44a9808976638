import type { StoreManifest } from '../../core/model/history/store.ts';
import { quoted } from './quoted.ts';
import type { HistoryColumns } from './history-columns.ts';

/** The three characters that make 18 of 15: a bit per capital, five at a time (facts 2). Only computed where they are missing. */
function longId(column: string): string {
  const bit = (at: number, weight: number): string => `(CASE WHEN substr(${column}, ${at}, 1) BETWEEN 'A' AND 'Z' THEN ${weight} ELSE 0 END)`;
  const part = (from: number): string => `substr('ABCDEFGHIJKLMNOPQRSTUVWXYZ012345', 1 + ${[0, 1, 2, 3, 4].map((at) => bit(from + at, 2 ** at)).join(' + ')}, 1)`;
  return `CASE WHEN strlen(${column}) = 15 THEN ${column} || ${part(1)} || ${part(6)} || ${part(11)} ELSE ${column} END`;
}

/** Reads as an Id: the key prefix, then server and number, which begins with zeros for a long while, perhaps with the suffix. Few values have the length. */
const looksLikeId = (column: string): string => `CASE WHEN strlen(${column}) IN (15, 18) THEN regexp_full_match(${column}, '[0-9A-Za-z]{5}0[0-9A-Za-z]{9}([A-Z0-5]{3})?') ELSE false END`;

/** A date in UTC, as it is stored; null where it is none. By microseconds, since DuckDB's cast asks a calendar for every row, which costs five times as much. */
export const momentOf = (column: string): string => `make_timestamp(epoch_us(TRY_CAST(${column} AS TIMESTAMPTZ)))`;

/**
 * A lookup writes a row with names and one with Ids (facts 2 [K]). Of the second, DataType says EntityId [B], or both values,
 * as far as there are any, are Ids. Who is taken for one wrongly is counted all the same, unless a twin of that second is (rescue.ts).
 */
function isIdRow({ dataType, oldValue, newValue }: HistoryColumns): string {
  const byValues = `(coalesce(${newValue}, ${oldValue}) IS NOT NULL AND (${oldValue} IS NULL OR ${looksLikeId(oldValue)}) AND (${newValue} IS NULL OR ${looksLikeId(newValue)}))`;
  return dataType === undefined ? byValues : `(${dataType} = 'EntityId' OR ${byValues})`;
}

/** As core/model/history/change-kind.ts. */
const kindOf = (field: string): string => `CASE WHEN ${field} = 'created' THEN 'created' WHEN ${field} BETWEEN 'a' AND 'zzzz' AND NOT contains(${field}, '__') THEN 'event' ELSE 'change' END`;

/** Name of the variable that holds the key, so that no statement and no error message of the engine does. */
export const keyVariable = 'history_key';
const keyed = (column: string): string => `left(sha256(getvariable('${keyVariable}') || ${column}), 12)`;

export interface ChangeSqlOptions {
  readonly object: string;
  readonly values: StoreManifest['values'];
  /** Lower-case `object.field`, perhaps with `*`. */
  readonly restricted: ReadonlySet<string>;
}

/** True of a field whose values are not kept; `undefined` where no field of this object can be one. */
function hiddenField(field: string, object: string, restricted: ReadonlySet<string>): string | undefined {
  const prefix = `${object.toLowerCase()}.`;
  const names = [...restricted].filter((name) => name.startsWith(prefix) && !name.includes('*')).map((name) => name.slice(prefix.length));
  const patterns = [...restricted].filter((name) => name.includes('*'));
  const conditions = [
    ...(names.length === 0 ? [] : [`lower(${field}) IN (${names.map(quoted).join(', ')})`]),
    ...patterns.map((pattern) => `${quoted(prefix)} || lower(${field}) GLOB ${quoted(pattern.replaceAll(/[[?]/g, '[$&]'))}`),
  ];
  return conditions.length === 0 ? undefined : `(${conditions.join(' OR ')})`;
}

/** The columns of `changes`, from a file's. */
export function changeSql(columns: HistoryColumns, { object, values, restricted }: ChangeSqlOptions): string {
  const hidden = hiddenField(columns.field, object, restricted);
  const shown = (expression: string): string => (hidden === undefined ? expression : `CASE WHEN ${hidden} THEN NULL ELSE ${expression} END`);
  const text = (column: string): string => (values === 'text' ? shown(column) : 'CAST(NULL AS VARCHAR)');
  const at = momentOf(columns.date);
  return `SELECT ${longId(columns.id)} AS change_id, ${quoted(object)} AS object, strftime(${at}, '%Y-%m') AS month, ${longId(columns.parent)} AS record_id,
    ${columns.field} AS field, ${kindOf(columns.field)} AS kind, ${columns.dataType ?? 'CAST(NULL AS VARCHAR)'} AS data_type,
    ${shown(keyed(columns.oldValue))} AS old_key, ${shown(keyed(columns.newValue))} AS new_key, ${text(columns.oldValue)} AS old_value, ${text(columns.newValue)} AS new_value,
    ${longId(columns.user)} AS user_id, ${at} AS changed_at, NOT coalesce(${isIdRow(columns)}, false) AS counted`;
}
