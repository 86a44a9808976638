import type { Place } from '../../model/audit/place.ts';
import type { SourceElement } from '../../model/audit/source-project.ts';

/** Line and column of an offset, from 1, for offsets that only grow: the text is gone through once. */
export function countLines(text: string): (offset: number) => readonly [line: number, column: number] {
  let [line, start, end] = [1, 0, text.indexOf('\n')];
  return (offset) => {
    for (; end !== -1 && end < offset; end = text.indexOf('\n', start)) {
      start = end + 1;
      line += 1;
    }
    return [line, offset - start + 1];
  };
}

/**
 * The elements of a file in the order in which they begin, as a few lists: a big project has a million, and as many objects,
 * all of which stay, would cost more than the parser. Whoever asks for one gets an object, mostly for a moment.
 */
interface Table {
  readonly file: string;
  readonly names: readonly string[];
  readonly texts: readonly string[];
  readonly lines: readonly number[];
  readonly columns: readonly number[];
  /** The place in these lists behind an element and all that is in it. */
  readonly ends: readonly number[];
}

class Entry implements SourceElement {
  readonly table: Table;
  readonly index: number;
  #children: readonly SourceElement[] | undefined;
  constructor(table: Table, index: number) {
    this.table = table;
    this.index = index;
  }
  get name(): string {
    return this.table.names[this.index] ?? '';
  }
  get text(): string {
    return this.table.texts[this.index] ?? '';
  }
  get at(): Place {
    const { file, lines, columns } = this.table;
    return { file, line: lines[this.index] ?? 1, column: columns[this.index] ?? 1 };
  }
  /** Those of a root are asked for many times; those of all others seldom, and are not kept. */
  get children(): readonly SourceElement[] {
    if (this.index > 0) return childrenOf(this);
    this.#children ??= childrenOf(this);
    return this.#children;
  }
}

function childrenOf({ table, index }: Entry): readonly SourceElement[] {
  const end = table.ends[index] ?? 0;
  if (end === index + 1) return none;
  const children: SourceElement[] = [];
  for (let child = index + 1; child < end; child = table.ends[child] ?? end) children.push(new Entry(table, child));
  return children;
}

const none: readonly never[] = [];

/** A table in the making: elements are opened, written into and closed, innermost first. */
export interface GrowingTable {
  readonly open: (name: string, line: number, column: number) => void;
  /** Text beside children is white space in metadata, and is let go. */
  readonly write: (text: string) => void;
  readonly close: () => void;
  /** How many elements are open. */
  readonly depth: () => number;
  /** `undefined` where there is no element. */
  readonly root: () => SourceElement | undefined;
}

/** `kept`: the one copy of a text that is kept, of the many that are the same. */
export function growTable(file: string, kept: (text: string) => string): GrowingTable {
  const [names, texts]: [string[], string[]] = [[], []];
  const [lines, columns, ends, opened]: [number[], number[], number[], number[]] = [[], [], [], []];
  let inner = -1;
  const isLeaf = (): boolean => inner === names.length - 1;
  return {
    open(name, line, column) {
      inner = names.length;
      opened.push(inner);
      names.push(kept(name));
      texts.push('');
      lines.push(line);
      columns.push(column);
      ends.push(0);
    },
    write(text) {
      if (inner >= 0 && isLeaf()) texts[inner] = (texts[inner] ?? '') + text;
    },
    close() {
      texts[inner] = isLeaf() ? kept((texts[inner] ?? '').trim()) : '';
      ends[inner] = names.length;
      opened.pop();
      inner = opened.at(-1) ?? -1;
    },
    depth: () => opened.length,
    // Lists that grow keep room for more: copies are as long as they are.
    root: () => (names.length === 0 ? undefined : new Entry({ file, names: names.slice(), texts: texts.slice(), lines: lines.slice(), columns: columns.slice(), ends: ends.slice() }, 0)),
  };
}
