import { normaliseId } from './ids.ts';
import type { FieldSchema, FieldType } from './schema/schema.ts';
import type { Value } from './state.ts';

/** A CSV cell as the field's value: empty and `#N/A` are null, ids become 18 characters, date-times ISO in UTC. Throws on junk. */
export function valueOf(field: Pick<FieldSchema, 'name' | 'type'>, cell: string): Value {
  if (cell === '' || cell === '#N/A') return null;
  return readers[field.type]?.(field.name, cell) ?? cell;
}

export function cellOf(value: Value | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function truth(name: string, cell: string): boolean {
  const lower = cell.toLowerCase();
  if (lower !== 'true' && lower !== 'false') throw new Error(`${name} is true or false, not ${cell}`);
  return lower === 'true';
}

function number(name: string, cell: string): number {
  const value = Number(cell);
  if (Number.isNaN(value)) throw new Error(`${name} is a number, not ${cell}`);
  return value;
}

/** `+0000`, `Z`, with or without milliseconds: real exports hold all of them. */
function dateTime(name: string, cell: string): string {
  const time = Date.parse(cell.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(time)) throw new Error(`${name} is a date-time, not ${cell}`);
  return new Date(time).toISOString();
}

const recordId = (_name: string, cell: string): string => normaliseId(cell) ?? cell;

/** Types not named here are text. */
const readers: Partial<Record<FieldType, (name: string, cell: string) => Value>> = {
  boolean: truth,
  int: number,
  double: number,
  currency: number,
  percent: number,
  datetime: dateTime,
  id: recordId,
  reference: recordId,
};
