/** A token of JSON as editors write it: with comments and trailing commas. */
export interface JsonToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const next = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|("(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"/]+)/y;

/** Tokens without spaces and comments; `undefined` where the text is not of this kind. */
export function jsonTokens(text: string): readonly JsonToken[] | undefined {
  const tokens: JsonToken[] = [];
  next.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (next.lastIndex < text.length) {
    const start = next.lastIndex;
    const match = next.exec(text);
    if (match === null) return undefined;
    if (match[1] !== undefined) tokens.push({ text: match[1], start, end: next.lastIndex });
  }
  return tokens;
}

/** The value; `undefined` where there is none or the tokens make none. */
export function jsonValue(tokens: readonly JsonToken[]): unknown {
  const kept = tokens.filter(({ text }, index) => text !== ',' || !['}', ']'].includes(tokens[index + 1]?.text ?? ''));
  try {
    return JSON.parse(kept.map(({ text }) => text).join(' '));
  } catch {
    return undefined;
  }
}
