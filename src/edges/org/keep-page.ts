import { once } from 'node:events';
import { Readable } from 'node:stream';
import { createGunzip, createGzip, gzipSync } from 'node:zlib';
import type { FileInTheMaking } from '../../core/model/history/landing.ts';
import { CallFailure } from './call-failure.ts';
import { openCsvMeter, type CsvMeter } from './csv-records.ts';

export interface KeptPage {
  /** Without the header. */
  readonly rows: number;
  readonly bytes: number;
}

/** A page that is not what it should be; another answer may be. */
const broken = (fault: string): CallFailure => new CallFailure('lost', `the page ${fault}`);

const headerLine = (columns: readonly string[]): Buffer => gzipSync(`${columns.map((name) => `"${name}"`).join(',')}\n`);

interface Writer {
  /** Holds what comes until it is known whether the page begins with its header. */
  take(chunk: Buffer): Promise<void>;
  /** All of it has come. */
  finish(): Promise<number>;
}

function openWriter(file: FileInTheMaking, meter: CsvMeter, columns: readonly string[]): Writer {
  const held: Buffer[] = [];
  let isReleased = false;
  let bytes = 0;
  const write = async (chunk: Buffer): Promise<void> => {
    bytes += chunk.length;
    await file.write(chunk);
  };
  const release = async (): Promise<void> => {
    isReleased = true;
    if (!meter.hasHeader()) await write(headerLine(columns));
    for (const chunk of held.splice(0)) await write(chunk);
  };
  return {
    async take(chunk) {
      if (isReleased) return write(chunk);
      held.push(chunk);
      if (meter.headSeen()) await release();
    },
    async finish() {
      if (!isReleased) await release();
      return bytes;
    },
  };
}

async function* packing(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gzip = createGzip({ level: 1 });
  Readable.from(body)
    .on('error', (error) => gzip.destroy(error))
    .pipe(gzip);
  yield* gzip as AsyncIterable<Buffer>;
}

/** The records of a page, fed to the meter as they are unpacked beside. */
async function unpack(source: AsyncIterable<Buffer>, meter: CsvMeter, writer: Writer): Promise<void> {
  const gunzip = createGunzip();
  const counting = (async () => {
    for await (const plain of gunzip as AsyncIterable<Buffer>) meter.feed(plain);
  })();
  // Heard at its end; a damaged page is met before that, by whoever writes the next chunk.
  counting.catch(() => undefined);
  try {
    for await (const chunk of source) {
      if (gunzip.errored) throw gunzip.errored;
      if (!gunzip.write(chunk)) await once(gunzip, 'drain');
      await writer.take(chunk);
    }
    gunzip.end();
    await counting;
  } finally {
    gunzip.destroy();
  }
}

function rowsOf(meter: CsvMeter, announced: number | undefined): number {
  const { records, fault } = meter.end();
  if (fault !== undefined) throw broken(fault);
  if (announced !== undefined && announced !== records) throw broken(`has ${records} records, and Salesforce announced ${announced}`);
  return records;
}

const isDamage = (error: unknown): boolean => error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));

export interface PageAsked {
  readonly columns: readonly string[];
  /** `Sforce-NumberOfRecords` */
  readonly announced: number | undefined;
}

/**
 * Writes a page as gzip while counting what is in it beside, never more than a few chunks in memory. Its header is there once:
 * where the page has none, a gzip member with it goes before. Throws CallFailure for a page that is cut, damaged or not as long
 * as announced; then nothing is kept.
 */
export async function keepPage(body: AsyncIterable<Buffer>, packed: boolean, file: FileInTheMaking, { columns, announced }: PageAsked): Promise<KeptPage> {
  const meter = openCsvMeter(columns);
  const writer = openWriter(file, meter, columns);
  try {
    await unpack(packed ? body : packing(body), meter, writer);
    const bytes = await writer.finish();
    const rows = rowsOf(meter, announced);
    await file.keep();
    return { rows, bytes };
  } catch (error) {
    throw isDamage(error) ? broken('came damaged') : error;
  } finally {
    await file.drop();
  }
}
