import { to18 } from '../practice-org/ids.ts';

/** In the order of their bytes, so that ids sort as their numbers do, and some differ in letter case only. */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** An id of 18 characters. Of two numbers the greater has the greater id, byte by byte; 10 and 36 give ids that differ in letter case only. */
export function idOf(prefix: string, number: number): string {
  let [text, rest] = ['', number];
  while (text.length < 9) {
    text = `${digits[rest % 62] ?? ''}${text}`;
    rest = Math.floor(rest / 62);
  }
  return to18(`${prefix}Hw0${text}`);
}

export const short = (id: string): string => id.slice(0, 15);
