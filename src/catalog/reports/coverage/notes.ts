import { permissionField } from '../../../core/model/compound-field.ts';
import type { StoreRow } from '../../../core/model/history/tables.ts';

const switched = new Set(['object not tracked', 'field not tracked']);

/** Fields of one object, each once, an address whole; those that the integration writes first, for there may not be room for all. */
function wanted(rows: readonly StoreRow[]): readonly string[] {
  const writes = rows.filter(({ direction }) => direction !== 'outbound');
  return [...new Set([...writes, ...rows].map(({ object, field }) => permissionField(String(object), String(field))))];
}

/** The files that turn history on: a switch on the object, one on each field (facts 1.6 [A]). */
function change(object: string, rows: readonly StoreRow[]): string {
  const all = wanted(rows);
  const room = Number(rows[0]?.['room']);
  const fitting = all.slice(0, room);
  const files = fitting.map((field) => `objects/${object}/fields/${field}.field-meta.xml`);
  const onObject = rows.some(({ why }) => why === 'object not tracked') ? `<enableHistory>true</enableHistory> in objects/${object}/${object}.object-meta.xml, and ` : '';
  const left = all.length - fitting.length;
  const beyond = left === 0 ? '' : ` ${left} more ${left === 1 ? 'does' : 'do'} not fit: an object tracks ${String(rows[0]?.['most'])} fields.`;
  return `To keep the history of ${object}: ${onObject}<trackHistory>true</trackHistory> in ${files.join(', ')}. Retrieve the files first, then deploy.${beyond}`;
}

function limited(object: string, rows: readonly StoreRow[]): string {
  return `${object} tracks ${String(rows[0]?.['most'])} fields already, as many as an object may, unless the org has Field Audit Trail: stop tracking another field to track ${wanted(rows).join(', ')}.`;
}

const byObject = (rows: readonly StoreRow[]): readonly (readonly [string, readonly StoreRow[]])[] => [...new Set(rows.map(({ object }) => String(object)))].map((object) => [object, rows.filter((row) => row['object'] === object)]);

/** What turns history on, object by object; then what no switch turns on. */
export function notes(rows: readonly StoreRow[]): readonly string[] {
  const changes = byObject(rows.filter(({ why }) => switched.has(String(why)))).map(([object, some]) => change(object, some));
  const full = byObject(rows.filter(({ why }) => why === 'limit reached')).map(([object, some]) => limited(object, some));
  const unknown = byObject(rows.filter(({ why }) => why === 'not known')).map(([object]) => object);
  const unseen = byObject(rows.filter(({ why }) => why === 'field not seen')).map(([object, some]) => `${object} has no field ${wanted(some).join(' or ')} that your user sees: correct the spec, or collect as a user who sees it.`);
  return [...changes, ...full, ...unseen, ...(unknown.length === 0 ? [] : [`Whether ${unknown.join(', ')} ${unknown.length === 1 ? 'keeps' : 'keep'} history was not read: collect from the org as a user who sees ${unknown.length === 1 ? 'it' : 'them'}.`])];
}
