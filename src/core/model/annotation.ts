import type { Place } from './audit/place.ts';
import { plainText } from './plain-text.ts';

/** What the runner reads back as itself: the message of a workflow command, and one of its properties. */
const data = (text: string): string => plainText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** A workflow command of GitHub Actions, one line. Nothing that an org or a file says can begin a command of its own. */
export function annotation(kind: 'error' | 'warning' | 'notice', title: string, message: string, place?: Place): string {
  const at = place === undefined ? [] : [`file=${property(place.file)}`, `line=${place.line}`, `col=${place.column}`];
  return `::${kind} ${[...at, `title=${property(title)}`].join(',')}::${data(message)}`;
}
