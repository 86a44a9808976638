import type { Query } from '@jetstreamapp/soql-parser-js';
import { countIn, rowsIn } from '../archive.ts';
import type { Archive, Window } from '../archive.ts';
import type { Row } from '../state.ts';
import { clausesOf } from './order.ts';

/** The end of an archive a statement asks for: so many rows, newest or oldest first. */
export interface Ending {
  count: number;
  newest: boolean;
}

/** `ORDER BY LoginTime DESC LIMIT 2000`: only one end matters. `undefined` where a statement asks for anything else. */
export function endingOf({ time }: Archive, { limit, offset = 0, orderBy, groupBy }: Query): Ending | undefined {
  const [clause, ...more] = clausesOf(orderBy);
  if (limit === undefined || !clause || 'fn' in clause || more.length > 0 || groupBy) return undefined;
  return clause.field.toLowerCase() === time.toLowerCase() ? { count: limit + offset, newest: clause.order === 'DESC' } : undefined;
}

/** At least the rows of that end, and few more: the window is halved until it holds just enough. */
export function endRows(archive: Archive, window: Window, { count, newest }: Ending): Row[] {
  const last = Math.max(...archive.streams.map((stream) => stream.first + stream.step * stream.count), window.from);
  let [low, high] = [window.from, Math.min(window.to, last)];
  const part = (edge: number): Window => (newest ? { ...window, from: edge } : { ...window, to: edge });
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const enough = countIn(archive, part(middle)) >= count;
    if (enough === newest) low = middle;
    else high = middle;
  }
  return rowsIn(archive, part(newest ? low : high));
}
