import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

export interface Table {
  columns: string[];
  /** One record a line, as long as `columns`. */
  records: string[][];
}

/** Bulk API dialect: comma, double quotes, a header of field names; a byte order mark is skipped. Throws where a line has too few or too many cells. */
export function parseCsv(text: string): Table {
  const [columns = [], ...records] = parse(text, { bom: true, skip_empty_lines: true });
  return { columns, records };
}

export function formatCsv({ columns, records }: Table): string {
  return stringify([columns, ...records], { record_delimiter: 'unix' });
}
