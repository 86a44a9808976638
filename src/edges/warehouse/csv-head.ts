import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { unreadable } from './unreadable.ts';

export const delimiters = { COMMA: ',', SEMICOLON: ';', TAB: '\t', PIPE: '|', CARET: '^', BACKQUOTE: '`' } as const;

export interface CsvHead {
  readonly delimiter: string;
  /** Names as the first line has them. */
  readonly columns: readonly string[];
}

/** A header of history rows has a dozen names; one that is longer is none. */
const mostHeader = 65_536;

/** As much as the first line needs. */
async function beginning(stream: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += chunk.toString('utf8');
    if (/[\r\n]/.test(text) || text.length > mostHeader) break;
  }
  return text;
}

/** The first line, with what ends it left out, through gzip where the file is one. Empty for an empty file. */
async function firstLine(path: string): Promise<string> {
  const raw = createReadStream(path);
  const stream = /\.gz$/i.test(path) ? raw.pipe(createGunzip()) : raw;
  raw.on('error', (error) => stream.destroy(error));
  try {
    const [line = ''] = (await beginning(stream)).replace(/^\uFEFF/, '').split(/[\r\n]/);
    return line.trimEnd();
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    raw.destroy();
  }
}

const unquoted = (name: string): string => name.trim().replace(/^"(.*)"$/, '$1').replaceAll('""', '"');

/** How a CSV file is written, from its first line. `undefined` for an empty file. Throws `history-file-unreadable`. */
export async function csvHead(path: string): Promise<CsvHead | undefined> {
  const line = await firstLine(path);
  if (line === '') return undefined;
  const [delimiter] = Object.values(delimiters).toSorted((one, two) => line.split(two).length - line.split(one).length);
  return { delimiter: delimiter ?? ',', columns: line.split(delimiter ?? ',').map(unquoted) };
}
