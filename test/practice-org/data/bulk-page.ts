import { Readable } from 'node:stream';
import { setImmediate as breath, setTimeout as wait } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import type { BulkFault } from '../faults/fault.ts';
import type { BulkResult } from './bulk-result.ts';

export interface Dialect {
  delimiter: string;
  lineEnding: string;
}

export interface PageOf extends Dialect {
  result: BulkResult;
  /** Absent on pages that do not repeat it. */
  header: string[] | undefined;
  start: number;
  count: number;
  fault: BulkFault | undefined;
}

/** Characters sent at a time. */
const PIECE = 64 * 1024;

/** A page of a result as CSV, a piece at a time: every cell quoted, quotes doubled, null as two quotes (facts/performance 0, 9). */
export async function* pageText(page: PageOf): AsyncGenerator<string, void> {
  const slow = page.fault?.kind === 'page-slow' ? page.fault : undefined;
  let piece = '';
  for (const line of spoiledLines(page)) {
    if (slow) await wait(slow.everyMs / slow.rows);
    piece += line;
    if (line !== '' && !slow && piece.length < PIECE) continue;
    yield piece;
    piece = '';
    await pause(page);
  }
  yield piece;
}

function spoiledLines(page: PageOf): Generator<string, void> {
  return page.fault?.kind === 'page-cut' ? cutLines(page, page.fault) : linesOf(page);
}

/** Others get their turn; what is to be spoiled is on its way before it is. */
async function pause({ fault }: PageOf): Promise<void> {
  await (fault ? wait(1) : breath());
}

/** The header and the records as CSV lines; an empty text now and then where many records are passed over. */
function* linesOf(page: PageOf): Generator<string, void> {
  const { result, header, start, count, fault } = page;
  const lost = fault?.kind === 'page-count' ? fault.lost : 0;
  if (header) yield csvLine(page, header);
  for (const cells of result.lines(start, Math.max(0, count - lost))) yield cells ? csvLine(page, cells) : '';
}

/** The same as far as the middle of a record, half-way unless told; what is cut dishonestly ends the connection. */
function* cutLines(page: PageOf, { rows, length }: BulkFault & { kind: 'page-cut' }): Generator<string, void> {
  let left = (rows ?? Math.floor(page.count / 2)) + (page.header ? 1 : 0);
  for (const line of linesOf(page)) {
    if (left === 0 && line !== '') {
      yield line.slice(0, Math.floor(line.length / 2));
      if (length === 'honest') return;
      yield '';
      throw new Error('the page is cut');
    }
    if (line !== '') left -= 1;
    yield line;
  }
}

function csvLine({ delimiter, lineEnding }: Dialect, cells: string[]): string {
  return cells.map((cell) => `"${cell.includes('"') ? cell.replaceAll('"', '""') : cell}"`).join(delimiter) + lineEnding;
}

/** The same, packed. What breaks off breaks the packed stream off too. */
export async function* packed(text: AsyncIterable<string>): AsyncGenerator<Buffer, void> {
  const gzip = createGzip({ level: 1 });
  const source = Readable.from(text);
  source.on('error', (error) => gzip.destroy(error));
  source.pipe(gzip);
  yield* gzip as AsyncIterable<Buffer>;
}

/** Does the caller take gzip? `gzip;q=0` is no. */
export function takesGzip(acceptEncoding: string | undefined): boolean {
  return (acceptEncoding ?? '').split(',').some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one));
}
