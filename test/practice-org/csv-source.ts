import { closeSync, openSync, readSync } from 'node:fs';
import { valueOf } from './cell.ts';
import { cellText, recordAt } from './csv-scan.ts';
import type { CsvRecord } from './csv-scan.ts';
import type { Placed, RowSource } from './row-source.ts';
import { fieldOf } from './schema/schema.ts';
import type { FieldSchema, ObjectSchema } from './schema/schema.ts';
import type { Row, Value } from './state.ts';

const CHUNK = 4 * 1024 * 1024;
const RECORD = Symbol('record');
const MOMENT = Symbol('moment');

/** A row that reads its cells when they are asked for: of most rows, a query looks at two or three. */
interface LazyRow {
  [RECORD]: CsvRecord;
  /** `CreatedDate`, which is looked at again and again. */
  [MOMENT]?: Value;
}

/**
 * A file in the load format that is read a piece at a time. Throws where it has no `Id` or no `CreatedDate`, names a column the object has not,
 * or looks another record up (`CreatedBy.Username`): a source knows no other rows. `descriptor` is the file, where it is open already.
 */
export function csvSource(name: string, object: ObjectSchema, descriptor = openSync(name, 'r')): RowSource {
  try {
    return sourceOf(name, object, descriptor);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function sourceOf(name: string, object: ObjectSchema, descriptor: number): RowSource {
  const header = records(descriptor, 0).next().value?.record;
  const columns = header ? header.starts.map((_, place) => cellText(header, place)) : [];
  const fields = columns.map((column) => fieldNamed(name, object, column));
  for (const needed of ['Id', 'CreatedDate']) {
    if (!fields.some((field) => field.name === needed)) throw new Error(`${name}: a file this large needs the column ${needed}`);
  }
  const shape = shapeOf(fields);
  return {
    name,
    *rowsFrom(at) {
      for (const { record, at: place } of records(descriptor, at === 0 ? (header?.end ?? 0) : at)) {
        if (isBlank(record)) continue;
        if (record.starts.length !== fields.length) throw new Error(`${name}, byte ${place}: ${record.starts.length} cells where the header has ${fields.length}`);
        const row = Object.create(shape) as LazyRow;
        row[RECORD] = record;
        yield { row: row as unknown as Row, at: place } satisfies Placed;
      }
    },
    close: () => closeSync(descriptor),
  };
}

function isBlank({ starts, stop }: CsvRecord): boolean {
  return starts.length === 1 && starts[0] === stop;
}

function fieldNamed(name: string, object: ObjectSchema, column: string): FieldSchema {
  const field = fieldOf(object, column);
  if (!field) throw new Error(`${name}: ${object.name} has no column ${column}, or it is one to look up, which a file this large cannot have`);
  return field;
}

/** What all rows of a file share: how each column is read from the record. */
function shapeOf(fields: FieldSchema[]): object {
  const shape = {};
  for (const [place, field] of fields.entries()) {
    const read = field.type === 'datetime' ? momentOf : valueOf;
    const remembered = field.name === 'CreatedDate';
    Object.defineProperty(shape, field.name, {
      enumerable: true,
      get(this: LazyRow): Value {
        if (!remembered) return read(field, cellText(this[RECORD], place));
        return (this[MOMENT] ??= read(field, cellText(this[RECORD], place)));
      },
    });
  }
  return shape;
}

/** Date-times of the usual form are not worth parsing ten million times. */
function momentOf(field: FieldSchema, cell: string): Value {
  if (cell.length === 28 && cell.endsWith('+0000')) return `${cell.slice(0, 23)}Z`;
  return cell.length === 24 && cell.endsWith('Z') ? cell : valueOf(field, cell);
}

/** The records of a file from a byte on, each with the byte it begins at. What is left of a record at the end of one piece begins the next. */
function* records(descriptor: number, from: number): Generator<{ record: CsvRecord; at: number }, void> {
  let offset = from;
  let left: Buffer = Buffer.alloc(0);
  for (;;) {
    const fresh = Buffer.allocUnsafe(CHUNK);
    const read = readSync(descriptor, fresh, 0, CHUNK, offset + left.length);
    const buffer = Buffer.concat([left, fresh.subarray(0, read)]);
    let start = offset === 0 && hasMark(buffer) ? 3 : 0;
    for (let record = recordAt(buffer, start, read === 0); record; record = recordAt(buffer, start, read === 0)) {
      yield { record, at: offset + start };
      start = record.end;
    }
    if (read === 0) return;
    left = buffer.subarray(start);
    offset += start;
  }
}

/** A byte order mark. */
function hasMark(buffer: Buffer): boolean {
  return buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
}
