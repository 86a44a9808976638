/** How a column's values are kept: `share` as a fraction of 1, shown in percent; `moment` is UTC. */
export type SheetColumnType = 'text' | 'number' | 'share' | 'boolean' | 'day' | 'moment';

export interface SheetColumn {
  readonly title: string;
  readonly type: SheetColumnType;
}

/** As its column says; days are `2026-10-05`, moments ISO date-times. `null` is an empty cell. */
export type SheetCell = string | number | boolean | null;

export interface Sheet {
  /** Meets `sheetNames`. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** What a spreadsheet program opens, as data. */
export type Workbook = readonly Sheet[];

/** A sheet takes 1,048,576 rows, one of which is the header. */
export const mostSheetRows = 1_048_575;
/** A cell takes no more characters. */
export const mostCellText = 32_767;
const longestName = 31;
/** Excel keeps it for itself. */
const reserved = 'history';

const plainName = (wanted: string): string => wanted.replaceAll(/[[\]:*?/\\\p{C}]/gu, ' ').replaceAll(/\s+/g, ' ').trim().replaceAll(/^'+|'+$/g, '').trim();

/** Cut through no character, and without a space at its end. */
function cut(text: string, most: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > most) break;
    kept += character;
  }
  return kept.replace(/[\s']+$/, '');
}

/** Names that spreadsheet programs take, in the same order: at most 31 characters, none of `[]:*?/\`, no two alike whatever their case. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set([reserved]);
  return wanted.map((text, at) => {
    const base = cut(plainName(text), longestName) || `Sheet ${at + 1}`;
    let name = base;
    for (let again = 2; taken.has(name.toLowerCase()); again += 1) name = `${cut(base, longestName - String(again).length - 1)} ${again}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
