import type { CST } from 'yaml';
import { Lexer, Parser } from 'yaml';

/** Limits of a spec or policy file: far above any real one, far below what could hurt. */
export const largestBytes = 256 * 1024;
export const deepest = 32;

export interface Tokens {
  readonly tokens: readonly CST.Token[];
  /** Offset at which the nesting passed the limit; tokens end there. */
  readonly tooDeepAt?: number;
}

// The parser's stack is the document, one entry per open collection, and the scalar being read.
const deepestStack = deepest + 2;

/** YAML's own tokens, read no further than the nesting limit: deep trees cost time out of proportion to their size. */
export function tokensOf(text: string): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > deepestStack) return { tokens, tooDeepAt: parser.stack.at(-1)?.offset ?? 0 };
  }
  tokens.push(...parser.end());
  return { tokens };
}
