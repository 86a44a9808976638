import type { CST } from 'yaml';
import { Lexer, Parser } from 'yaml';

/** Limits of a spec or policy file: far above any real one, far below what could hurt. */
export const largestBytes = 256 * 1024;
export const deepest = 32;
/** A full 256 KB of ordinary lines has about 85,000. */
const mostLexemes = 120_000;

export interface Tokens {
  readonly tokens: readonly CST.Token[];
  /** Where a limit was passed; tokens end there. */
  readonly excess?: { readonly kind: 'depth' | 'parts'; readonly offset: number };
}

// The parser's stack is the document, one entry per open collection, and the scalar being read.
const deepestStack = deepest + 2;

/** YAML's own tokens, read no further than the limits: such texts cost time out of proportion to their size. */
export function tokensOf(text: string): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    tokens.push(...parser.next(lexeme));
    const kind = parser.stack.length > deepestStack ? 'depth' : count > mostLexemes ? 'parts' : undefined;
    if (kind !== undefined) return { tokens, excess: { kind, offset: parser.stack.at(-1)?.offset ?? 0 } };
  }
  tokens.push(...parser.end());
  return { tokens };
}
