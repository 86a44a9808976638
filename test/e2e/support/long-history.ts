import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cast } from '../../history-worlds/cast.ts';
import { historyWorld } from '../../history-worlds/compose.ts';
import { idOf } from '../../history-worlds/ids.ts';
import { iso, now } from '../../history-worlds/moments.ts';
import { writeHistoryWorld } from '../../history-worlds/write-world.ts';

const columns = ['Id', 'IsDeleted', 'CaseId', 'CreatedById', 'CreatedDate', 'Field', 'DataType', 'OldValue', 'NewValue'];
const writers = [cast.support.id, cast.erp.id, cast.finance.id, cast.mia.id];
const cases = 50;
const monthsMs = 600 * 86_400_000;

/**
 * The history world of seed 2 in `folder`, but its cases changed `rows` times in twenty months, evenly. Beyond a hundred thousand, Bulk API
 * hands them out in pages. The practice org serves them from disk. Returns the folder of the org.
 */
export async function writeLongHistory(folder: string, rows: number): Promise<string> {
  await writeHistoryWorld(folder, historyWorld(2));
  const step = Math.floor(monthsMs / rows / 1000) * 1000;
  const began = Math.floor(Date.parse(now) / 1000) * 1000 - monthsMs;
  const line = (at: number): string => {
    const value = (turn: number): string => `step ${turn % 7}`;
    return [idOf('017', 5_000_000 + at), 'false', idOf('500', 1 + (at % cases)), writers[at % writers.length], iso(began + at * step), at % 3 === 0 ? 'Status' : 'Priority', 'Text', value(at), value(at + 1)].join(',');
  };
  await writeFile(join(folder, 'org/records/CaseHistory.csv'), `${columns.join(',')}\n${Array.from({ length: rows }, (_, at) => `${line(at)}\n`).join('')}`);
  return join(folder, 'org');
}
